import { ApprovalStatus, ApprovalSummary } from '@zhanwang/domain-approval/approval'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { FOUNDING_SUBJECT, type FoundingInput } from './founding.ts'
import { StationCode, StationKind } from './station.ts'

/** What an approval calls the subject. */
export const APPLICATION = 'application'

/** What is applied for: a station without its founding day, which is the day of the approval (P1: 批准后筹建). */
export const ApplicationContent = z.object({ ...FOUNDING_SUBJECT, division: DivisionCode })
export type ApplicationContent = z.output<typeof ApplicationContent>

/** An application to set up a station, in a list. */
export const ApplicationSummary = z.object({
  id: Uuid,
  kind: StationKind,
  name: z.string(),
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  status: ApprovalStatus,
  appliedBy: z.string(),
  /** When it was sent last. */
  appliedAt: z.iso.datetime(),
  /** How its approval stands: the step, until when. */
  approval: ApprovalSummary.pick({ id: true, stepName: true, dueOn: true, escalated: true, version: true }),
  /** The station that came of it. */
  station: StationCode.nullable(),
  version: z.int(),
})
export type ApplicationSummary = z.infer<typeof ApplicationSummary>

export const Application = ApplicationSummary.extend({ content: ApplicationContent })
export type Application = z.infer<typeof Application>

/** Throws `rule-broken` unless it was returned: what is under approval stays as it was submitted. */
export function checkMendable(status: ApprovalStatus): void {
  if (status !== 'returned') throw new DomainError('rule-broken', { reason: 'application-not-returned' })
}

/** The founding that an approval brings about: on its day, from the content as it was decided on. */
export function foundingOf(content: ApplicationContent, approvedOn: BusinessDate): FoundingInput {
  return { ...content, foundedOn: approvedOn, provenance: 'record' }
}
