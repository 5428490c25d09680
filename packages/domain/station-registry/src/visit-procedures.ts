import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { StationCode } from './station.ts'
import { PROBLEM_LENGTH, TicketKind, TicketNumber, VisitNumber } from './ticket.ts'
import { OwnerInput } from './ticket-procedures.ts'
import {
  MAX_FINDINGS,
  MAX_PLACES,
  MAX_VISIT_FILES,
  MAX_VISITORS,
  VisitFile,
  VisitFinding,
  VisitSummary,
} from './visit.ts'

/** Index into the places of the visit. */
const PlaceIndex = z
  .int()
  .min(0)
  .max(MAX_PLACES - 1)
  .default(0)

const list = query({
  summary: { zh: '督办记录列表', en: 'List supervision visits, newest first' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    station: StationCode.optional(),
    from: BusinessDate.optional(),
    to: BusinessDate.optional(),
    /** Part of what was looked at or of a visitor's name, or beginning of the number. */
    text: z.string().trim().max(60).optional(),
    ...PageInput,
    limit: z.int().min(1).max(100).default(50),
  }),
  output: Page(VisitSummary),
  permission: 'ticket.read',
  scope: 'division',
  // The names of those who went.
  sensitivity: 'L2',
  rest: 'GET /visits',
})

/** Supervision visits (现场督办): who went where and when, what was looked at, what was found. */
export const visitProcedures = {
  visits: {
    list,
    export: exportOf(list, {
      summary: { zh: '导出督办台账', en: 'Export the ledger of supervision visits' },
      permission: 'ticket.export',
      rest: 'POST /visits/export',
    }),
    get: query({
      summary: { zh: '督办记录详情', en: 'One supervision visit' },
      input: z.strictObject({ number: VisitNumber }),
      output: z.object({
        visit: VisitSummary.omit({ findings: true, files: true }),
        findings: z.array(VisitFinding),
        files: z.array(VisitFile),
        /** What the reader may do with it. */
        may: z.array(z.enum(['strike'])),
      }),
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /visits/{number}',
    }),
    record: command({
      summary: { zh: '登记现场督办', en: 'Record a supervision visit; its findings may become tickets' },
      input: z.strictObject({
        on: BusinessDate,
        visitors: z.array(z.string().trim().min(1).max(50)).min(1).max(MAX_VISITORS),
        lookedAt: z.string().trim().min(2).max(500),
        /** A station by its code, or a division as a whole. */
        places: z
          .array(z.union([z.strictObject({ station: StationCode }), z.strictObject({ division: DivisionCodeInput })]))
          .min(1)
          .max(MAX_PLACES),
        findings: z
          .array(
            z.strictObject({
              place: PlaceIndex,
              text: z.string().trim().min(2).max(PROBLEM_LENGTH),
              kind: TicketKind.default('other'),
              /** Null: noted, and dealt with on the spot. */
              ticket: z
                .strictObject({
                  owner: OwnerInput.nullable().default(null),
                  dueOn: BusinessDate.nullable().default(null),
                })
                .nullable()
                .default(null),
            }),
          )
          .max(MAX_FINDINGS)
          .default([]),
        files: z
          .array(
            z.strictObject({
              place: PlaceIndex,
              title: z.string().trim().min(1).max(100),
              file: UploadTicket,
            }),
          )
          .max(MAX_VISIT_FILES)
          .default([]),
      }),
      output: z.object({ number: VisitNumber, tickets: z.array(TicketNumber) }),
      permission: 'visit.record',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'POST /visits',
    }),
    strike: command({
      summary: { zh: '作废督办记录', en: 'Strike a visit that was recorded by mistake; its tickets stay' },
      input: z.strictObject({ number: VisitNumber, reason: z.string().trim().min(1).max(500) }),
      output: z.object({ number: VisitNumber }),
      permission: 'visit.record',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'POST /visits/{number}/strike',
    }),
    content: query({
      summary: { zh: '下载督办材料', en: 'The content of a file of a supervision visit' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /visit-files/{id}/content',
    }),
    thumbnail: query({
      summary: { zh: '督办图片缩略图', en: 'A picture of a supervision visit at most 320 pixels wide and high' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      permission: 'ticket.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: 'GET /visit-files/{id}/thumbnail',
    }),
  },
} as const
