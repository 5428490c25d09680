import { HANGING } from '@zhanwang/domain-station-registry/closing'
import {
  OPERATING_MODES,
  PREMISES_TYPES,
  STATION_STATUSES,
  type StationHistoryEntry,
} from '@zhanwang/domain-station-registry/station'
import { Button, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly entries: readonly StationHistoryEntry[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
}

/** What was true of a station from when on, newest first, with the reason and who recorded it; older pages on demand. */
export function StationHistory({ entries, hasMore, isLoading, onMore }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  if (entries.length === 0) return <EmptyState text={t('card.noHistory')} />
  const fact = ({ status, premises, mode, parent }: StationHistoryEntry) => {
    if (status) return label(STATION_STATUSES[status])
    if (mode) return label(OPERATING_MODES[mode])
    if (parent) return parent
    if (!premises) return t('common.notRecorded')
    return `${label(PREMISES_TYPES[premises.type])}${premises.sharedWith ? ` · ${premises.sharedWith}` : ''}`
  }
  return (
    <>
      <Timeline
        items={entries.map((entry) => ({
          key: `${entry.aspect} ${entry.recordedAt}`,
          color: entry.aspect === 'status' ? 'blue' : 'gray',
          content: (
            <>
              <strong>
                {entry.on} {t(`station.${entry.aspect}`)}: {fact(entry)}
              </strong>
              {entry.until ? <span className="quiet"> {t('card.until', { date: entry.until })}</span> : null}
              <div>{entry.reason}</div>
              {entry.handOver.map(({ kind, to, note }) => (
                <div key={kind}>
                  {t('card.handedOver', { what: label(HANGING[kind]), to })}
                  {note ? ` (${note})` : ''}
                </div>
              ))}
              <div className="quiet">
                {t('card.recorded', { name: entry.recordedBy, at: instantText(entry.recordedAt) })}
              </div>
            </>
          ),
        }))}
      />
      {hasMore ? (
        <Button loading={isLoading} onClick={onMore}>
          {t('card.earlier')}
        </Button>
      ) : null}
    </>
  )
}
