import { ApprovalStatus } from '@zhanwang/domain-approval/approval'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import { Application, ApplicationSummary } from './application.ts'
import { FOUNDING_DETAILS, FOUNDING_SUBJECT } from './founding.ts'
import { StationKind } from './station.ts'

const Changed = z.object({ id: Uuid, approval: Uuid, version: z.int() })

const list = query({
  summary: { zh: '设站申请列表', en: 'Applications to set up a station, newest first' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    status: z.array(ApprovalStatus).max(5).optional(),
    kind: z.array(StationKind).max(4).optional(),
    /** Part of the name. */
    text: z.string().trim().max(60).optional(),
    ...PageInput,
  }),
  output: Page(ApplicationSummary),
  permission: 'station.read',
  scope: 'division',
  // The names of those who applied.
  sensitivity: 'L2',
  rest: 'GET /applications',
})

/** P1, steps 1 to 3: a township applies, the county approves, and the station is founded by that. */
export const applicationProcedures = {
  list,
  export: exportOf(list, {
    summary: { zh: '导出设站申请', en: 'Export applications' },
    permission: 'station.export',
    rest: 'POST /applications/export',
  }),
  get: query({
    summary: { zh: '设站申请详情', en: 'One application with what it asks for' },
    input: z.strictObject({ id: Uuid }),
    output: z.object({ application: Application }),
    permission: 'station.read',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'GET /applications/{id}',
  }),
  submit: command({
    summary: { zh: '申请设站', en: 'Apply to set up a station' },
    input: z.strictObject(FOUNDING_SUBJECT),
    output: Changed,
    permission: 'station.apply',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /applications',
  }),
  resubmit: command({
    summary: { zh: '修改后再次申请', en: 'Mend a returned application and send it again' },
    input: z.strictObject({ id: Uuid, version: z.int().min(1), ...FOUNDING_DETAILS }),
    output: Changed,
    permission: 'station.apply',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /applications/{id}/resubmit',
  }),
} as const
