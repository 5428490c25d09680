import type { z } from 'zod'
import type { ExportColumn } from './export.ts'
import type { indicatorProcedures } from './indicator.ts'

/** A row behind an indicator. */
export type IndicatorRow = z.input<typeof indicatorProcedures.rows.output>['rows'][number]

/** The rows behind an indicator as they are taken along, the same for every context. */
export const INDICATOR_EXPORT: readonly ExportColumn<IndicatorRow>[] = [
  { key: 'code', header: { zh: '编码', en: 'Code' }, cell: ({ code }) => code },
  { key: 'name', header: { zh: '名称', en: 'Name' }, cell: ({ name }) => name },
  { key: 'division', header: { zh: '行政区划代码', en: 'Division code' }, cell: ({ division }) => division },
  { key: 'divisionName', header: { zh: '行政区划', en: 'Division' }, cell: ({ divisionName }) => divisionName },
  {
    key: 'counted',
    header: { zh: '计入指标', en: 'Counted' },
    cell: ({ counted }, language) => YES_NO[`${counted}`][language],
  },
  { key: 'detail', header: { zh: '说明', en: 'Detail' }, cell: ({ detail }) => detail },
]

const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const
