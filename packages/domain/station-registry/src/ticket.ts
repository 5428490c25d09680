import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { worded } from '@zhanwang/kernel/worded-check'
import { z } from 'zod'
import { StationCode } from './station.ts'

/** Where a problem came up. */
export const TICKET_SOURCES = {
  visit: { zh: '现场督办', en: 'Supervision visit' },
  meeting: { zh: '会议', en: 'Meeting' },
  hotline: { zh: '来电来访', en: 'Call or letter' },
  other: { zh: '其他来源', en: 'Another source' },
} as const satisfies Record<string, LocalizedText>
export const TicketSource = z.enum(['visit', 'meeting', 'hotline', 'other'])
export type TicketSource = z.infer<typeof TicketSource>

export const TICKET_KINDS = {
  premises: { zh: '场所设施', en: 'Premises and equipment' },
  staffing: { zh: '人员配备', en: 'Staffing' },
  funds: { zh: '经费保障', en: 'Funds' },
  service: { zh: '服务开展', en: 'Services' },
  system: { zh: '制度流程', en: 'Rules and procedures' },
  other: { zh: '其他问题', en: 'Another matter' },
} as const satisfies Record<string, LocalizedText>
export const TicketKind = z.enum(['premises', 'staffing', 'funds', 'service', 'system', 'other'])
export type TicketKind = z.infer<typeof TicketKind>

export const TICKET_STATUSES = {
  open: { zh: '待分派', en: 'Unassigned' },
  assigned: { zh: '办理中', en: 'In hand' },
  solved: { zh: '待确认', en: 'Awaiting confirmation' },
  confirmed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, LocalizedText>
export const TicketStatus = z.enum(['open', 'assigned', 'solved', 'confirmed', 'withdrawn'])
export type TicketStatus = z.infer<typeof TicketStatus>

/** `WT-420304-2026-0007`: the county (or the division above, where there is none) that counts it, the year, a serial. */
export const TicketNumber = z
  .string()
  .check(
    worded(z.regex(/^WT-[0-9]{2}[0-9A-Z]{0,10}-[0-9]{4}-[0-9]{4,6}$/), {
      zh: '应为问题编号,如 WT-420304-2026-0007',
      en: 'must be the number of a ticket, such as WT-420304-2026-0007',
    }),
  )
  .brand<'TicketNumber'>()
export type TicketNumber = z.infer<typeof TicketNumber>

/** `DB-420304-2026-0003`, as a ticket's. */
export const VisitNumber = z
  .string()
  .check(
    worded(z.regex(/^DB-[0-9]{2}[0-9A-Z]{0,10}-[0-9]{4}-[0-9]{4,6}$/), {
      zh: '应为督办编号,如 DB-420304-2026-0003',
      en: 'must be the number of a visit, such as DB-420304-2026-0003',
    }),
  )
  .brand<'VisitNumber'>()
export type VisitNumber = z.infer<typeof VisitNumber>

/** Characters; the list holds 200 problems in one answer of at most 1 MB. */
export const PROBLEM_LENGTH = 500
export const MEASURES_LENGTH = 1000
/** Files that one step of a ticket brings along. */
export const MAX_STEP_FILES = 9
/** What a problem is given to be solved in, where nobody names a day: working days with local holidays. */
export const DEFAULT_WORKING_DAYS = 10

/**
 * Whose matter it is: an office, said by its level on the path of the place. A person of that office may be named; the
 * office answers for it all the same, so that a ticket outlasts an account that leaves.
 */
export const TicketOwner = z.object({
  level: DivisionLevel,
  account: z.object({ id: Uuid, name: z.string() }).nullable(),
})
export type TicketOwner = z.infer<typeof TicketOwner>

/** A problem to be solved, as everyone who sees its place may see it: also the state that its event carries. */
export const Ticket = z.object({
  id: Uuid,
  number: TicketNumber,
  source: TicketSource,
  kind: TicketKind,
  problem: z.string(),
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  station: z.object({ code: StationCode, name: z.string() }).nullable(),
  visit: VisitNumber.nullable(),
  raisedOn: BusinessDate,
  raisedBy: z.string(),
  status: TicketStatus,
  owner: TicketOwner.nullable(),
  dueOn: BusinessDate,
  /** What was done about it last; empty until it is solved. */
  measures: z.string(),
  solvedOn: BusinessDate.nullable(),
  solvedBy: z.string().nullable(),
  /** When it was confirmed or withdrawn. */
  closedOn: BusinessDate.nullable(),
  /** The level that has been told that the deadline passed; null while it has not. */
  escalatedTo: DivisionLevel.nullable(),
  escalatedOn: BusinessDate.nullable(),
  version: z.int(),
})
export type Ticket = z.infer<typeof Ticket>

/** A ticket in a list. `overdue`: today is after its deadline and nobody has said that it is solved. */
export const TicketSummary = Ticket.omit({ measures: true }).extend({ overdue: z.boolean() })
export type TicketSummary = z.infer<typeof TicketSummary>

export const TICKET_STEPS = {
  raise: { zh: '提出', en: 'Raised' },
  assign: { zh: '分派', en: 'Assigned' },
  solve: { zh: '报告办理结果', en: 'Reported as solved' },
  confirm: { zh: '确认办结', en: 'Confirmed' },
  reopen: { zh: '退回重办', en: 'Reopened' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  escalate: { zh: '逾期升级', en: 'Escalated' },
} as const satisfies Record<string, LocalizedText>
export const TicketStepName = z.enum(['raise', 'assign', 'solve', 'confirm', 'reopen', 'withdraw', 'escalate'])
export type TicketStepName = z.infer<typeof TicketStepName>

export const TicketFile = z.object({ id: Uuid, file: StoredFile, hasThumbnail: z.boolean() })
export type TicketFile = z.infer<typeof TicketFile>

/** One step of a ticket's life: who did what, when. */
export const TicketStep = z.object({
  /** The version that it made. */
  sequence: z.int(),
  step: TicketStepName,
  on: BusinessDate,
  /** Reason, measures or remark. */
  text: z.string(),
  /** Whose matter it is after the step, and until when. */
  owner: TicketOwner.nullable(),
  dueOn: BusinessDate,
  escalatedTo: DivisionLevel.nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  files: z.array(TicketFile),
})
export type TicketStep = z.infer<typeof TicketStep>
