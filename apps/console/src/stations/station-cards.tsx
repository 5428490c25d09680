import { Link } from '@tanstack/react-router'
import type { StationSummary } from '@zhanwang/domain-station-registry/station'
import { OPERATING_MODES, STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import { useLabel } from '../locales/use-label.ts'
import { ProvenanceTag } from './provenance-tag.tsx'
import { StatusTag } from './status-tag.tsx'
import './stations.css'

/** The list on a narrow screen: what one looks for first, one station a card. */
export function StationCards({ stations }: { readonly stations: readonly StationSummary[] }) {
  const label = useLabel()
  return (
    <ul className="stack">
      {stations.map((station) => (
        <li key={station.id}>
          <Link to="/stations/$code" params={{ code: station.code }} className="panel station-card">
            <span className="station-card-title">
              {station.name} <StatusTag status={station.status} />
            </span>
            <span className="quiet numbers">
              {station.code} · {label(STATION_KINDS[station.kind])} · {station.divisionName}
              {station.mode ? ` · ${label(OPERATING_MODES[station.mode])}` : ''}
            </span>
            <span className="row">
              <ProvenanceTag provenance={station.provenance} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
