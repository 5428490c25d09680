import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'

export const APPROVAL_STATUSES = {
  pending: { zh: '审批中', en: 'Pending' },
  returned: { zh: '退回修改', en: 'Returned' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '不予通过', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, LocalizedText>
export const ApprovalStatus = z.enum(['pending', 'returned', 'approved', 'rejected', 'withdrawn'])
export type ApprovalStatus = z.infer<typeof ApprovalStatus>

export const APPROVAL_OUTCOMES = {
  approve: { zh: '通过', en: 'Approve' },
  return: { zh: '退回修改', en: 'Return for revision' },
  reject: { zh: '不予通过', en: 'Reject' },
} as const satisfies Record<string, LocalizedText>
export const ApprovalOutcome = z.enum(['approve', 'return', 'reject'])
export type ApprovalOutcome = z.infer<typeof ApprovalOutcome>

/** Why somebody may not decide a file: also the `reason` of the error, said by `APPROVAL_REASONS`. */
export const Hindrance = z.enum([
  'approval-finished',
  'approval-own',
  'approval-decided-already',
  'approval-not-decider',
])
export type Hindrance = z.infer<typeof Hindrance>

/** What one person said at one step of one round. */
export const ApprovalDecision = z.object({
  round: z.int(),
  /** Counted from 0. */
  step: z.int(),
  by: z.string(),
  outcome: ApprovalOutcome,
  comment: z.string(),
  at: z.iso.datetime(),
  /** After the step's deadline, when the level above might decide as well. */
  escalated: z.boolean(),
})
export type ApprovalDecision = z.infer<typeof ApprovalDecision>

/** A file in a list. */
export const ApprovalSummary = z.object({
  id: Uuid,
  subject: z.object({ type: z.string(), id: z.string() }),
  title: z.string(),
  division: DivisionCode.nullable(),
  divisionName: z.string(),
  scopePath: ScopePath,
  status: ApprovalStatus,
  /** 1, and one more with each time it was mended and sent again. */
  round: z.int(),
  /** Counted from 0; the last one it stood at where it is finished. */
  step: z.int(),
  steps: z.int(),
  stepName: z.string(),
  submittedBy: z.string(),
  submittedAt: z.iso.datetime(),
  /** The last working day of the present step; null unless pending. */
  dueOn: BusinessDate.nullable(),
  escalated: z.boolean(),
  version: z.int(),
})
export type ApprovalSummary = z.infer<typeof ApprovalSummary>

/** A step as it is shown. */
export const ShownStep = z.object({
  name: z.string(),
  level: DivisionLevel,
  /** Where it is decided, by name; null for a place that is not known any more. */
  placeName: z.string().nullable(),
  people: z.int(),
  workingDays: z.int(),
})
export type ShownStep = z.infer<typeof ShownStep>

/** A file opened: what is decided on, as it was submitted, and everything that was said. */
export const ApprovalShown = ApprovalSummary.extend({
  route: z.array(ShownStep),
  /** Oldest first. The snapshot below is the last one's. */
  rounds: z.array(
    z.object({ round: z.int(), submittedBy: z.string(), submittedAt: z.iso.datetime(), digest: z.string() }),
  ),
  decisions: z.array(ApprovalDecision),
  snapshot: z.record(z.string(), z.json()),
  /** SHA-256 of the snapshot's canonical JSON (RFC 8785), hex. */
  digest: z.string(),
  /** Null where the reader may decide. */
  hindrance: Hindrance.nullable(),
  /** Whether the reader is who submitted it, and so may withdraw it while it is not finished. */
  own: z.boolean(),
})
export type ApprovalShown = z.infer<typeof ApprovalShown>
