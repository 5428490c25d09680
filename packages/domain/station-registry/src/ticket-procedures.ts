import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput, DivisionLevel } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { StationCode } from './station.ts'
import {
  MAX_STEP_FILES,
  MEASURES_LENGTH,
  PROBLEM_LENGTH,
  Ticket,
  TicketKind,
  TicketNumber,
  TicketSource,
  TicketStatus,
  TicketStep,
  TicketSummary,
} from './ticket.ts'

const Version = z.int().min(1)
const Remark = z.string().trim().max(500)
const Reason = z.string().trim().min(1).max(500)
const Files = z.array(UploadTicket).max(MAX_STEP_FILES).default([])

/** An office by its level on the path of the place, and where one is named, a person of it. */
export const OwnerInput = z.strictObject({
  level: DivisionLevel,
  account: z
    .strictObject({ id: Uuid, name: z.string().trim().min(1).max(50) })
    .nullable()
    .default(null),
})

/** What makes a problem a ticket, wherever it was found. */
export const TicketContent = {
  kind: TicketKind,
  problem: z.string().trim().min(2).max(PROBLEM_LENGTH),
  /** Null: the county assigns it. */
  owner: OwnerInput.nullable().default(null),
  /** Null: ten working days, local holidays counted out. */
  dueOn: BusinessDate.nullable().default(null),
}

const list = query({
  summary: { zh: '问题单列表(逾期在前)', en: 'List issue tickets, overdue first' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    station: StationCode.optional(),
    status: z.array(TicketStatus).max(5).optional(),
    overdue: z.boolean().optional(),
    kind: z.array(TicketKind).max(6).optional(),
    source: z.array(TicketSource).max(4).optional(),
    ownerLevel: z.array(DivisionLevel).max(5).optional(),
    /** The account that raised it. */
    raisedBy: Uuid.optional(),
    /** Part of the problem or of the station's name, or beginning of the number. */
    text: z.string().trim().max(60).optional(),
    ...PageInput,
  }),
  output: Page(TicketSummary),
  permission: 'ticket.read',
  scope: 'division',
  // The names of officials.
  sensitivity: 'L2',
  rest: 'GET /tickets',
})

/** What a step answers: enough to show it and to take the next one. */
const Changed = z.object({ number: TicketNumber, status: TicketStatus, version: z.int() })
const of = { number: TicketNumber, version: Version }
const common = { output: Changed, scope: 'division', sensitivity: 'L2' } as const

/** Issue tickets (疑难问题, 整改单): raised anywhere, owned by an office, due on a day, solved, confirmed by somebody else. */
export const ticketProcedures = {
  tickets: {
    list,
    export: exportOf(list, {
      summary: { zh: '导出问题单台账', en: 'Export the ledger of issue tickets' },
      permission: 'ticket.export',
      rest: 'POST /tickets/export',
    }),
    get: query({
      summary: { zh: '问题单详情', en: 'One issue ticket with every step' },
      input: z.strictObject({ number: TicketNumber }),
      output: z.object({
        ticket: Ticket.extend({ overdue: z.boolean() }),
        steps: z.array(TicketStep),
        /** What the reader may do with it now. */
        may: z.array(z.enum(['assign', 'solve', 'confirm', 'reopen', 'withdraw'])),
      }),
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /tickets/{number}',
    }),
    raise: command({
      summary: { zh: '提出问题', en: 'Raise an issue' },
      input: z.strictObject({
        /** The station it is about; without it the division as a whole. */
        station: StationCode.nullable().default(null),
        /** Needed where no station is named. */
        division: DivisionCodeInput.nullable().default(null),
        source: TicketSource.exclude(['visit']),
        /** When it came up, where that is recorded later; null: today. */
        raisedOn: BusinessDate.nullable().default(null),
        ...TicketContent,
        files: Files,
      }),
      permission: 'ticket.raise',
      rest: 'POST /tickets',
      ...common,
    }),
    assign: command({
      summary: { zh: '分派(转办)问题单', en: 'Assign an issue to an office or a person' },
      input: z.strictObject({
        ...of,
        owner: OwnerInput,
        /** Null: the deadline stays. */
        dueOn: BusinessDate.nullable().default(null),
        reason: Remark.default(''),
      }),
      permission: 'ticket.handle',
      rest: 'POST /tickets/{number}/assign',
      ...common,
    }),
    solve: command({
      summary: { zh: '报告办理结果', en: 'Report an issue as solved, with measures and proof' },
      input: z.strictObject({ ...of, measures: z.string().trim().min(2).max(MEASURES_LENGTH), files: Files }),
      permission: 'ticket.handle',
      rest: 'POST /tickets/{number}/solve',
      ...common,
    }),
    confirm: command({
      summary: { zh: '确认办结', en: 'Confirm that an issue is solved' },
      input: z.strictObject({ ...of, remark: Remark.default('') }),
      permission: 'ticket.raise',
      rest: 'POST /tickets/{number}/confirm',
      ...common,
    }),
    reopen: command({
      summary: { zh: '退回重办', en: 'Reopen an issue whose solution does not hold' },
      input: z.strictObject({
        ...of,
        reason: Reason,
        /** Null: ten working days from today. */
        dueOn: BusinessDate.nullable().default(null),
      }),
      permission: 'ticket.raise',
      rest: 'POST /tickets/{number}/reopen',
      ...common,
    }),
    withdraw: command({
      summary: { zh: '撤回问题单', en: 'Withdraw an issue' },
      input: z.strictObject({ ...of, reason: Reason }),
      permission: 'ticket.raise',
      rest: 'POST /tickets/{number}/withdraw',
      ...common,
    }),
    content: query({
      summary: { zh: '下载问题单的材料', en: 'The content of a file of an issue ticket' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /ticket-files/{id}/content',
    }),
    thumbnail: query({
      summary: { zh: '问题单图片缩略图', en: 'A picture of an issue ticket at most 320 pixels wide and high' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /ticket-files/{id}/thumbnail',
    }),
  },
} as const
