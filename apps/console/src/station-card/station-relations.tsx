import { Link } from '@tanstack/react-router'
import type { Station, StationCode } from '@zhanwang/domain-station-registry/station'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'

interface Reference {
  readonly code: StationCode
  readonly name: string
}

interface Props {
  readonly found: {
    readonly station: Station
    readonly parent: Reference | null
    readonly mergedInto: Reference | null
    readonly children: number
  }
}

/** The stations above and below, and the one it became part of. */
export function StationRelations({ found }: Props) {
  const { t } = useTranslation()
  const holds = useHolds()
  const { station, parent, mergedInto, children } = found
  const hasChildren = station.kind !== 'room'
  return (
    <section className="panel">
      <h2>{t('card.relations')}</h2>
      <ul className="stack">
        <li>
          {t('station.parent')}: {parent ? <StationLink {...parent} /> : t('common.none')}
        </li>
        {mergedInto ? (
          <li>
            {t('card.mergedInto')}: <StationLink {...mergedInto} />
          </li>
        ) : null}
        {hasChildren ? (
          <li className="row">
            {t('card.children', { count: children })}
            {children > 0 ? (
              <Link to="/stations" search={{ parent: station.code, division: station.division }}>
                {t('card.showChildren')}
              </Link>
            ) : null}
            {holds('station.apply', station.scopePath) ? (
              <Link
                to={holds('station.supervise', station.scopePath) ? '/stations/new' : '/applications/new'}
                search={{ division: station.division }}
              >
                {t('card.foundBelow')}
              </Link>
            ) : null}
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function StationLink({ code, name }: Reference) {
  return (
    <Link to="/stations/$code" params={{ code }}>
      {name} {code}
    </Link>
  )
}
