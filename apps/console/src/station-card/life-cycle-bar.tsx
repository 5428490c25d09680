import {
  STATION_STATUSES,
  type Station,
  type StationHistoryEntry,
  type StationStatus,
} from '@zhanwang/domain-station-registry/station'
import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly station: Pick<Station, 'status' | 'statusSince'>
  readonly entries: readonly StationHistoryEntry[]
  /** Whether `entries` go back to the founding: only then is it known what was passed over. */
  readonly isWhole: boolean
}

/** The way every station goes. */
const MAIN_LINE: readonly StationStatus[] = ['preparing', 'awaiting-acceptance', 'operating']

/** The life of a station as a step bar: the main line, and where it stands beside or after it. */
export function LifeCycleBar({ station, entries, isWhole }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const narrow = useNarrow()
  const aside = MAIN_LINE.includes(station.status) ? [] : [station.status]
  const line = [...MAIN_LINE, ...aside]
  const current = line.indexOf(station.status)
  const troubled = station.status === 'rectifying' || station.status === 'suspended'
  const reached = (status: StationStatus) =>
    status === station.status ? station.statusSince : entries.find((entry) => entry.status === status)?.on
  return (
    <Steps
      size="small"
      orientation={narrow ? 'vertical' : 'horizontal'}
      responsive={false}
      current={current}
      status={troubled ? 'error' : station.status === 'operating' ? 'finish' : 'process'}
      items={line.map((status, index) => {
        const on = index <= current ? reached(status) : undefined
        const skipped = index < current && isWhole && entries.length > 0 && on === undefined
        return {
          title: label(STATION_STATUSES[status]),
          content: on ? t('card.since', { date: on }) : skipped ? t('card.skipped') : undefined,
          ...(skipped ? { status: 'wait' as const } : {}),
        }
      })}
    />
  )
}
