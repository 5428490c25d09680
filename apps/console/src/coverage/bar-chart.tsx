import type { IndicatorReading } from '@zhanwang/kernel/indicator'
import { useMemo } from 'react'
import { useNarrow } from '../forms/use-narrow.ts'
import { Chart } from './chart.tsx'

interface Props {
  readonly series: readonly IndicatorReading[]
  readonly title: string
  readonly onDrill: (code: string) => void
}

const FULL = '#1a5f8f'
const SHORT = '#c9731a'

/** One bar for each division below, the first on top; what is not complete has another colour and its fraction beside it. */
export function BarChart({ series, title, onDrill }: Props) {
  const narrow = useNarrow()
  const option = useMemo(
    () => ({
      grid: { left: 8, right: narrow ? 60 : 120, top: 8, bottom: 8, outerBoundsMode: 'same' as const },
      xAxis: { type: 'value' as const, max: 100, axisLabel: { formatter: '{value}%', hideOverlap: true } },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: series.map((reading) => reading.divisionName),
        axisTick: { show: false },
        axisLabel: { width: narrow ? 84 : 110, overflow: 'truncate' as const },
      },
      tooltip: { trigger: 'item' as const },
      series: [
        {
          type: 'bar' as const,
          barMaxWidth: 18,
          data: series.map((reading) => ({
            value: Number(reading.value ?? 0),
            itemStyle: { color: reading.numerator >= reading.denominator ? FULL : SHORT },
          })),
          label: {
            show: true,
            position: 'right' as const,
            formatter: ({ dataIndex }: { dataIndex: number }) => text(series[dataIndex], narrow),
          },
        },
      ],
      animation: false,
    }),
    [series, narrow],
  )
  return (
    <Chart
      title={title}
      option={option}
      onPick={(index) => {
        const reading = series[index]
        if (reading) onDrill(reading.division)
      }}
    />
  )
}

function text(reading: IndicatorReading | undefined, narrow: boolean): string {
  if (!reading) return ''
  const value = reading.value === null ? '–' : `${reading.value}${reading.unit}`
  return narrow ? value : `${value} (${reading.numerator}/${reading.denominator})`
}
