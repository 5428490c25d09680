import type { ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import { DIVISION_KINDS, type Division } from './division.ts'

/** Divisions as they are taken along. */
export const DIVISION_EXPORT: readonly ExportColumn<z.input<typeof Division>>[] = [
  { key: 'code', header: { zh: '行政区划代码', en: 'Code' }, cell: ({ code }) => code },
  { key: 'name', header: { zh: '名称', en: 'Name' }, cell: ({ name }) => name },
  { key: 'kind', header: { zh: '类型', en: 'Kind' }, cell: ({ kind }, language) => DIVISION_KINDS[kind][language] },
  { key: 'parent', header: { zh: '上级代码', en: 'Code of the division above' }, cell: ({ parent }) => parent },
  { key: 'validFrom', header: { zh: '生效日期', en: 'Valid from' }, cell: ({ validFrom }) => ({ date: validFrom }) },
  {
    key: 'validTo',
    header: { zh: '终止日期', en: 'Valid to' },
    cell: ({ validTo }) => (validTo === null ? null : { date: validTo }),
  },
  {
    key: 'successors',
    header: { zh: '承继代码', en: 'Codes that took over' },
    cell: ({ successors }) => successors.join('、'),
  },
  {
    key: 'official',
    header: { zh: '官方代码', en: 'Official code' },
    cell: ({ official }, language) => YES_NO[`${official}`][language],
  },
  { key: 'source', header: { zh: '来源', en: 'Source' }, cell: ({ source }) => source },
  { key: 'remark', header: { zh: '备注', en: 'Remark' }, cell: ({ remark }) => remark },
]

const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const
