import { ScatterChart } from 'echarts/charts'
import { use as useParts } from 'echarts/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../coverage/chart.tsx'
import { useNarrow } from '../forms/use-narrow.ts'
import { type PlacedStation, planeRanges } from './plane.ts'
import { STATUS_SYMBOLS } from './status-symbols.ts'

useParts([ScatterChart])

interface Props {
  readonly placed: readonly PlacedStation[]
  readonly onOpen: (code: string) => void
}

/** Stations as points on a plane; the tooltip names them, a click opens the card. */
export function MapChart({ placed, onOpen }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const option = useMemo(() => {
    const ranges = planeRanges(placed, narrow ? 0.9 : 2)
    const axis = (name: string, range: readonly [number, number] | undefined) => ({
      type: 'value' as const,
      name,
      nameLocation: 'middle' as const,
      nameGap: 28,
      axisLabel: { formatter: (value: number) => value.toFixed(2), hideOverlap: true },
      ...(range && { min: range[0], max: range[1] }),
    })
    return {
      grid: { left: 12, right: 24, top: 16, bottom: 16, outerBoundsMode: 'same' as const },
      xAxis: axis(t('map.longitude'), ranges?.x),
      yAxis: axis(t('map.latitude'), ranges?.y),
      // Not as HTML: a name is text.
      tooltip: { trigger: 'item' as const, renderMode: 'richText' as const, formatter: nameOf(placed) },
      series: [
        {
          type: 'scatter' as const,
          symbolSize: 12,
          data: placed.map(({ station: { status }, longitude, latitude }) => ({
            value: [longitude, latitude],
            symbol: STATUS_SYMBOLS[status].symbol,
            itemStyle: { color: STATUS_SYMBOLS[status].color },
          })),
        },
      ],
      animation: false,
    }
  }, [placed, narrow, t])
  return (
    <div className="map-place">
      <Chart
        title={t('map.chart')}
        option={option}
        onPick={(index) => {
          const code = placed[index]?.station.code
          if (code) onOpen(code)
        }}
      />
    </div>
  )
}

function nameOf(placed: readonly PlacedStation[]) {
  return (point: unknown) => {
    const index = typeof point === 'object' && point !== null && 'dataIndex' in point ? point.dataIndex : undefined
    return typeof index === 'number' ? (placed[index]?.station.name ?? '') : ''
  }
}
