import type { ExportColumn } from '@zhanwang/kernel/export'
import type { VisitFinding, VisitSummary } from './visit.ts'

/** A visit with what was found. */
export interface ExportedVisit extends VisitSummary {
  readonly found: readonly VisitFinding[]
}

/** 督办台账: one row a visit. */
export const VISIT_EXPORT: readonly ExportColumn<ExportedVisit>[] = [
  { key: 'number', header: { zh: '督办编号', en: 'Number' }, cell: ({ number }) => number },
  { key: 'on', header: { zh: '督办日期', en: 'On' }, cell: ({ on }) => ({ date: on }) },
  { key: 'visitors', header: { zh: '督办人员', en: 'Visitors' }, cell: ({ visitors }) => visitors.join('、') },
  {
    key: 'places',
    header: { zh: '督办对象', en: 'Visited' },
    cell: ({ places }) => places.map(({ station, divisionName }) => station?.name ?? divisionName).join('、'),
  },
  { key: 'lookedAt', header: { zh: '督办内容', en: 'Looked at' }, cell: ({ lookedAt }) => lookedAt },
  {
    key: 'findings',
    header: { zh: '发现问题', en: 'Findings' },
    cell: ({ found }) => found.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'),
  },
  {
    key: 'tickets',
    header: { zh: '问题单', en: 'Tickets' },
    cell: ({ found }) => found.flatMap(({ ticket }) => ticket ?? []).join('、'),
  },
  { key: 'files', header: { zh: '材料数', en: 'Files' }, cell: ({ files }) => files },
  {
    key: 'struck',
    header: { zh: '作废', en: 'Struck' },
    cell: ({ struck }) => struck && `${struck.on} ${struck.reason}`,
  },
  { key: 'recordedBy', header: { zh: '登记人', en: 'Recorded by' }, cell: ({ recordedBy }) => recordedBy },
]
