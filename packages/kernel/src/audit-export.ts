import type { z } from 'zod'
import type { AuditEntry } from './audit-reading.ts'
import type { ExportColumn } from './export.ts'

/** Audit entries as they are taken along, the same for every context. */
export const AUDIT_EXPORT: readonly ExportColumn<z.input<typeof AuditEntry>>[] = [
  // Swedish is the locale that writes ISO: 2026-11-24 12:30:00.
  {
    key: 'at',
    header: { zh: '时间(北京时间)', en: 'At (Asia/Shanghai)' },
    cell: ({ at }) => new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }),
  },
  { key: 'actorName', header: { zh: '操作人', en: 'By' }, cell: ({ actorName }) => actorName },
  { key: 'actorId', header: { zh: '操作人编号', en: 'Id of the author' }, cell: ({ actorId }) => actorId },
  {
    key: 'actorKind',
    header: { zh: '操作人类型', en: 'Kind of author' },
    cell: ({ actorKind }, language) => ACTOR_KINDS[actorKind][language],
  },
  { key: 'procedure', header: { zh: '操作', en: 'Procedure' }, cell: ({ procedure }) => procedure },
  { key: 'subjectType', header: { zh: '对象类型', en: 'Kind of subject' }, cell: ({ subjectType }) => subjectType },
  { key: 'subjectId', header: { zh: '对象', en: 'Subject' }, cell: ({ subjectId }) => subjectId },
  { key: 'division', header: { zh: '行政区划代码', en: 'Division code' }, cell: ({ division }) => division },
  { key: 'detail', header: { zh: '内容', en: 'Detail' }, cell: ({ detail }) => JSON.stringify(detail) },
  { key: 'cause', header: { zh: '起因', en: 'Cause' }, cell: ({ cause }) => cause },
  {
    key: 'correlationId',
    header: { zh: '关联编号', en: 'Correlation id' },
    cell: ({ correlationId }) => correlationId,
  },
  {
    key: 'sealed',
    header: { zh: '已封存', en: 'Sealed' },
    cell: ({ sealed }, language) => YES_NO[`${sealed}`][language],
  },
  { key: 'id', header: { zh: '记录编号', en: 'Id' }, cell: ({ id }) => id },
]

const ACTOR_KINDS = { account: { zh: '账号', en: 'Account' }, system: { zh: '系统', en: 'System' } } as const
const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const
