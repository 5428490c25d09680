import type { ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import { POLICY_KINDS, POLICY_STATES, type PolicySummary } from './policy.ts'

type Row = z.input<typeof PolicySummary>

const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const

/** 政策文件目录: one row a document. */
export const POLICY_EXPORT: readonly ExportColumn<Row>[] = [
  column('number', '文号', 'Number', ({ number }) => number),
  column('title', '标题', 'Title', ({ title }) => title),
  column('kind', '文种', 'Kind', ({ kind }, language) => POLICY_KINDS[kind][language]),
  column('issuer', '发文机关', 'Issued by', ({ issuer }) => issuer),
  column('division', '适用地区', 'Holds for', ({ divisionName }) => divisionName),
  column('divisionCode', '行政区划代码', 'Division code', ({ division }) => division),
  column('issuedOn', '印发日期', 'Issued on', ({ issuedOn }) => ({ date: issuedOn })),
  column('validFrom', '施行日期', 'In force from', ({ validFrom }) => ({ date: validFrom })),
  column('validTo', '有效期至', 'Valid to', ({ validTo }) => validTo && { date: validTo }),
  column('trial', '试行', 'On trial', ({ trial }, language) => YES_NO[`${trial}`][language]),
  column('state', '状态', 'State', ({ state }, language) => POLICY_STATES[state][language]),
  column('supersedes', '替代的文件', 'Supersedes', ({ supersedes }) => supersedes?.title ?? null),
  column('repealedOn', '废止日期', 'Repealed on', ({ repealed }) => repealed && { date: repealed.on }),
  column('repealReason', '废止原因', 'Why', ({ repealed }) => repealed && (repealed.by?.title ?? repealed.reason)),
  column('files', '附件数', 'Files', ({ files }) => files),
]

function column(key: string, zh: string, en: string, cell: ExportColumn<Row>['cell']): ExportColumn<Row> {
  return { key, header: { zh, en }, cell }
}
