import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { Provenance } from './station.ts'
import { TicketFile } from './ticket.ts'

export const POLICY_KINDS = {
  notice: { zh: '通知', en: 'Notice' },
  plan: { zh: '实施方案', en: 'Plan' },
  measures: { zh: '办法(规定)', en: 'Measures' },
  opinions: { zh: '意见', en: 'Opinions' },
  standard: { zh: '标准(规范)', en: 'Standard' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  other: { zh: '其他文件', en: 'Another document' },
} as const satisfies Record<string, LocalizedText>
export const PolicyKind = z.enum(['notice', 'plan', 'measures', 'opinions', 'standard', 'minutes', 'other'])
export type PolicyKind = z.infer<typeof PolicyKind>

/** How a document stands on a day. */
export const POLICY_STATES = {
  coming: { zh: '尚未施行', en: 'Not yet in force' },
  running: { zh: '现行有效', en: 'In force' },
  ended: { zh: '有效期满', en: 'Expired' },
  repealed: { zh: '已废止', en: 'Repealed' },
} as const satisfies Record<string, LocalizedText>
export const PolicyState = z.enum(['coming', 'running', 'ended', 'repealed'])
export type PolicyState = z.infer<typeof PolicyState>

/** What who keeps a document may do with it: `change` what is recorded and end it, or take its repeal back. */
export const PolicyStep = z.enum(['change', 'reinstate'])
export type PolicyStep = z.infer<typeof PolicyStep>

/** Files that one document is kept with. */
export const MAX_POLICY_FILES = 10

const Named = z.object({ id: Uuid, title: z.string() })

/**
 * A policy document (政策文件): what an office laid down on paper, under which the network is built. It belongs to the place for
 * which it holds, and binds what lies below.
 */
export const Policy = z.object({
  id: Uuid,
  /** 文号; empty for a paper without one. */
  number: z.string(),
  title: z.string(),
  kind: PolicyKind,
  /** 发文机关. */
  issuer: z.string(),
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  issuedOn: BusinessDate,
  validFrom: BusinessDate,
  /** The last day; null: without an end. */
  validTo: BusinessDate.nullable(),
  /** 试行. */
  trial: z.boolean(),
  summary: z.string(),
  /** The document whose place it took. */
  supersedes: Named.nullable(),
  /** That it holds no more from a day on, and why: another took its place (`by`, without a reason), or it was repealed. */
  repealed: z.object({ on: BusinessDate, reason: z.string(), by: Named.nullable() }).nullable(),
  provenance: Provenance,
  version: z.int(),
})
export type Policy = z.infer<typeof Policy>

export const PolicySummary = Policy.omit({ summary: true }).extend({ state: PolicyState, files: z.int() })
export type PolicySummary = z.infer<typeof PolicySummary>

export const PolicyFile = TicketFile.extend({ addedBy: z.string(), addedAt: z.iso.datetime() })
export type PolicyFile = z.infer<typeof PolicyFile>
