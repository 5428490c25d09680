import { APPROVAL_STATUSES } from '@zhanwang/domain-approval/approval'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import type { ApplicationSummary } from './application.ts'
import { STATION_KINDS } from './station.ts'

/** Applications as a table to take along. */
export const APPLICATION_EXPORT: readonly ExportColumn<z.input<typeof ApplicationSummary>>[] = [
  column('name', '站(室)名称', 'Name', ({ name }) => name),
  column('kind', '类型', 'Kind', ({ kind }, language) => STATION_KINDS[kind][language]),
  column('division', '行政区划代码', 'Division code', ({ division }) => division),
  column('divisionName', '行政区划', 'Division', ({ divisionName }) => divisionName),
  column('status', '状态', 'Status', ({ status }, language) => APPROVAL_STATUSES[status][language]),
  column('step', '当前步骤', 'Step', ({ status, approval }) => (status === 'pending' ? approval.stepName : null)),
  column('dueOn', '办理期限', 'Due', ({ approval: { dueOn } }) => dueOn && { date: dueOn }),
  column('appliedBy', '申请人', 'Applied by', ({ appliedBy }) => appliedBy),
  column('appliedOn', '申请日期', 'Applied on', ({ appliedAt }) => ({ date: todayInShanghai(new Date(appliedAt)) })),
  column('station', '站点编码', 'Station', ({ station }) => station),
]

function column(
  key: string,
  zh: string,
  en: string,
  cell: ExportColumn<z.input<typeof ApplicationSummary>>['cell'],
): ExportColumn<z.input<typeof ApplicationSummary>> {
  return { key, header: { zh, en }, cell }
}
