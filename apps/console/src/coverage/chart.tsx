import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use as useParts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { EChartsOption } from 'echarts/types/dist/echarts'
import { useEffect, useRef } from 'react'

useParts([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface Props {
  readonly title: string
  readonly option: EChartsOption
  /** The index of the bar or point that was clicked. */
  readonly onPick?: ((index: number) => void) | undefined
}

/** One chart, as wide as its place. It is an image to assistive technology; its table stands beside it. */
export function Chart({ title, option, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const pick = useRef(onPick)
  pick.current = onPick

  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current)
    chart.current = drawn
    drawn.on('click', ({ dataIndex }) => {
      if (typeof dataIndex === 'number') pick.current?.(dataIndex)
    })
    const observer = new ResizeObserver(() => drawn.resize())
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])

  return <div ref={place} role="img" aria-label={title} className="chart-place" />
}
