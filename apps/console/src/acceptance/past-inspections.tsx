import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { INSPECTION_PURPOSES } from '@zhanwang/domain-station-registry/inspection'
import { isOpen } from '@zhanwang/domain-station-registry/inspection-reading'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { StationAcceptance } from '@zhanwang/domain-station-registry/station-acceptance'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { InspectionStatusMark } from './inspection-marks.tsx'

interface Props {
  readonly station: Station
  readonly acceptances: readonly StationAcceptance[]
}

const MOST = 20

/** The acceptance that holds, when the next check is due, and the closed files, newest first. */
export function PastInspections({ station, acceptances }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const files = useQuery(trpc.registry.acceptance.list.queryOptions({ station: station.code, limit: MOST }))
  const closed = (files.data?.rows ?? []).filter(({ status }) => !isOpen(status))
  const holding = acceptances.find(({ until }) => until === null)
  const accepted = station.status === 'operating' || station.status === 'rectifying'
  return (
    <>
      {holding ? (
        <p>
          {t('acceptance.acceptedSince', { date: holding.since, checklist: holding.checklist })}{' '}
          <Mark tone={holding.allMet ? 'green' : 'amber'}>
            {t(holding.allMet ? 'acceptance.allMet' : 'acceptance.notAllMet')}
          </Mark>
          {holding.reinspectOn ? (
            <Mark tone={holding.reinspectOn < today() ? 'red' : 'plain'}>
              {t('acceptance.reinspectOn', { date: holding.reinspectOn })}
            </Mark>
          ) : null}
        </p>
      ) : null}
      {!holding && accepted && files.isSuccess ? <p className="quiet">{t('acceptance.notOnRecord')}</p> : null}
      {closed.length > 0 ? (
        <div>
          <h3>{t('acceptance.past')}</h3>
          <ul className="past-inspections">
            {closed.map((file) => (
              <li key={file.id} className="row">
                <Link to="/inspections/$id" params={{ id: file.id }}>
                  {label(INSPECTION_PURPOSES[file.purpose])} · {file.checklist} · {file.closedOn}
                </Link>
                <InspectionStatusMark status={file.status} />
                <span className="quiet numbers">
                  {t('acceptance.metOf', { met: file.met, items: file.items })}
                  {file.round > 1 ? ` · ${t('acceptance.roundOf', { round: file.round })}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
