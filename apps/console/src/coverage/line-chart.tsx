import type { IndicatorReading } from '@zhanwang/kernel/indicator'
import { useMemo } from 'react'
import { Chart } from './chart.tsx'

interface Props {
  readonly series: readonly IndicatorReading[]
  readonly title: string
}

/** The figure over time; a month without a denominator leaves a gap rather than a zero. */
export function LineChart({ series, title }: Props) {
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 24, top: 16, bottom: 8, outerBoundsMode: 'same' as const },
      xAxis: { type: 'category' as const, data: series.map((reading) => reading.asOf) },
      yAxis: { type: 'value' as const, min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      tooltip: { trigger: 'axis' as const },
      series: [
        {
          type: 'line' as const,
          step: 'end' as const,
          data: series.map((reading) => (reading.value === null ? null : Number(reading.value))),
          itemStyle: { color: '#1a5f8f' },
        },
      ],
      animation: false,
    }),
    [series],
  )
  return <Chart title={title} option={option} />
}
