import { useQuery } from '@tanstack/react-query'
import { addMonths } from '@zhanwang/kernel/calendar'
import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import { Select } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { SeriesTable } from './series-table.tsx'

const LineChart = lazy(() => import('./line-chart.tsx').then((file) => ({ default: file.LineChart })))

/** Up to the most months that the registry reads at once. */
const SPANS = [12, 24, 60, 119] as const

interface Props {
  readonly indicator: IndicatorDefinition
  readonly division: string
  readonly on: string
  readonly months: number
  readonly onMonths: (months: number) => void
}

/** The figure at the end of each month up to the date. */
export function IndicatorByMonth({ indicator, division, on, months, onMonths }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const from = addMonths(on, -months)
  const read = useQuery(trpc.indicators.read.queryOptions({ code: indicator.code, division, on, by: 'month', from }))
  return (
    <>
      <Select
        aria-label={t('coverage.span')}
        style={{ width: 150 }}
        value={months}
        onChange={onMonths}
        options={SPANS.map((value) => ({ value, label: t('coverage.months', { count: value }) }))}
      />
      {read.isPending ? <PageLoading /> : null}
      {read.isError ? <ProblemAlert error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          <div className="chart" style={{ height: 300 }}>
            <Suspense fallback={<PageLoading />}>
              <LineChart
                series={read.data.series}
                title={t('coverage.chartByMonth', { name: label(indicator.name) })}
              />
            </Suspense>
          </div>
          <SeriesTable series={[...read.data.series].reverse()} first="date" />
        </>
      ) : null}
    </>
  )
}
