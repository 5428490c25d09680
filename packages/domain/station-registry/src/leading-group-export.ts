import type { ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import type { LeadingGroupSummary } from './leading-group.ts'

type Row = z.input<typeof LeadingGroupSummary>

/** 领导小组名册: one row a group. */
export const LEADING_GROUP_EXPORT: readonly ExportColumn<Row>[] = [
  column('name', '领导小组', 'Leading group', ({ name }) => name),
  column('division', '行政区划', 'Division', ({ divisionName }) => divisionName),
  column('divisionCode', '行政区划代码', 'Division code', ({ division }) => division),
  column('foundedOn', '成立日期', 'Founded on', ({ foundedOn }) => ({ date: foundedOn })),
  column(
    'foundingDocument',
    '成立文件',
    'Founded by',
    ({ foundingPolicy, foundingDocument }) => foundingPolicy?.title ?? foundingDocument,
  ),
  column('head', '组长', 'Head', ({ head }) => head?.name ?? null),
  column('headPost', '组长职务', 'Post of the head', ({ head }) => head && `${head.unit ?? ''}${head.post ?? ''}`),
  column('memberCount', '组成人数', 'Members', ({ memberCount }) => memberCount),
  column('office', '办公室设在', 'Office at', ({ office }) => office),
  column('meetings', '会议次数', 'Meetings', ({ meetings }) => meetings),
  column('lastMetOn', '最近一次会议', 'Last met on', ({ lastMetOn }) => lastMetOn && { date: lastMetOn }),
  column('dissolvedOn', '撤销日期', 'Dissolved on', ({ dissolvedOn }) => dissolvedOn && { date: dissolvedOn }),
]

function column(key: string, zh: string, en: string, cell: ExportColumn<Row>['cell']): ExportColumn<Row> {
  return { key, header: { zh, en }, cell }
}
