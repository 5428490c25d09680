import type { IndicatorReading } from '@zhanwang/kernel/indicator'
import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { useApartLabel } from './apart-label.ts'

interface Props {
  readonly series: readonly IndicatorReading[]
  /** What tells the readings apart. */
  readonly first: 'division' | 'date'
  readonly onDrill?: (code: string) => void
}

/** The numbers behind a chart: everything that it shows can be read and copied here. */
export function SeriesTable({ series, first, onDrill }: Props) {
  const { t } = useTranslation()
  const apartLabel = useApartLabel()
  const apart = [...new Set(series.flatMap((reading) => Object.keys(reading.apart)))]
  const number = { align: 'right', className: 'numbers' } as const
  const columns: TableColumnsType<IndicatorReading> = [
    first === 'date'
      ? { key: 'asOf', title: t('coverage.on'), dataIndex: 'asOf' }
      : {
          key: 'division',
          title: t('station.division'),
          render: (_, reading) =>
            onDrill ? (
              <button type="button" className="link-button" onClick={() => onDrill(reading.division)}>
                {reading.divisionName}
              </button>
            ) : (
              reading.divisionName
            ),
        },
    {
      key: 'value',
      title: t('coverage.value'),
      ...number,
      render: (_, { value, unit }) => (value === null ? t('coverage.noValue') : `${value}${unit}`),
    },
    { key: 'numerator', title: t('coverage.numerator'), dataIndex: 'numerator', ...number },
    { key: 'denominator', title: t('coverage.denominator'), dataIndex: 'denominator', ...number },
    ...apart.map((key) => ({
      key: `apart ${key}`,
      title: apartLabel(key),
      ...number,
      render: (_: unknown, reading: IndicatorReading) => reading.apart[key] ?? 0,
    })),
  ]
  return (
    <DataTable<IndicatorReading>
      rowKey={(reading) => `${reading.division} ${reading.asOf}`}
      columns={columns}
      dataSource={series}
    />
  )
}
