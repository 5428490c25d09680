import { useQuery } from '@tanstack/react-query'
import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { SeriesTable } from './series-table.tsx'

const BarChart = lazy(() => import('./bar-chart.tsx').then((file) => ({ default: file.BarChart })))

interface Props {
  readonly indicator: IndicatorDefinition
  readonly division: string
  readonly on: string
  readonly onDrill: (code: string) => void
}

/** The figure of each division below; a bar or its row leads one level down. */
export function IndicatorByChild({ indicator, division, on, onDrill }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const read = useQuery(trpc.indicators.read.queryOptions({ code: indicator.code, division, on, by: 'child' }))
  if (read.isPending) return <PageLoading />
  if (read.isError) return <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />
  const { series } = read.data
  if (series.length === 0) return <EmptyState text={t('coverage.noChildren')} />
  return (
    <>
      <div className="chart" style={{ height: Math.max(180, series.length * 30 + 50) }}>
        <Suspense fallback={<PageLoading />}>
          <BarChart
            series={series}
            title={t('coverage.chartByChild', { name: label(indicator.name) })}
            onDrill={onDrill}
          />
        </Suspense>
      </div>
      <SeriesTable series={series} first="division" onDrill={onDrill} />
    </>
  )
}
