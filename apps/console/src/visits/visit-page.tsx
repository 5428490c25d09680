import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { TICKET_KINDS, VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import type { VisitPlace } from '@zhanwang/domain-station-registry/visit'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { FactTable } from '../feedback/fact-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { PaperFiles } from '../tickets/paper-files.tsx'
import { StrikeDialog } from './strike-dialog.tsx'
import './visits.css'

/** One visit, as far as the reader sees it: the places in their scope, with what was found and kept there. */
export function VisitPage() {
  const { number } = useParams({ from: '/shell/visits/$number' })
  const known = VisitNumber.safeParse(number)
  return known.success ? <KnownVisit number={known.data} /> : <NotFoundPage />
}

function KnownVisit({ number }: { readonly number: VisitNumber }) {
  const { t } = useTranslation()
  const label = useLabel()
  const [striking, setStriking] = useState(false)
  const found = useQuery(trpc.registry.visits.get.queryOptions({ number }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { visit, findings, files, may } = found.data
  const many = visit.places.length > 1
  return (
    <>
      <PageTrail>
        <Link to="/visits">{t('visits.title')}</Link>
      </PageTrail>
      <PageHeading
        title={visit.number}
        note={
          <>
            {visit.struck ? <Mark tone="red">{t('visits.struck')}</Mark> : null}
            {t('visits.recorded', { name: visit.recordedBy, at: instantText(visit.recordedAt) })}
          </>
        }
        actions={
          may.includes('strike') ? (
            <Button danger onClick={() => setStriking(true)}>
              {t('visits.strike')}
            </Button>
          ) : null
        }
      />
      {visit.struck ? (
        <Alert
          type="warning"
          showIcon
          title={t('visits.struckBy', {
            name: visit.struck.by,
            date: visit.struck.on,
            reason: visit.struck.reason,
          })}
        />
      ) : null}
      {striking ? <StrikeDialog number={number} onClose={() => setStriking(false)} /> : null}
      <section className="panel">
        <FactTable
          columns={1}
          facts={[
            { key: 'on', label: t('visits.on'), children: visit.on },
            { key: 'visitors', label: t('visits.visitors'), children: visit.visitors.join('、') },
            {
              key: 'places',
              label: t('visits.places'),
              children: (
                <span className="row">
                  {visit.places.map((place) => (
                    <PlaceLink key={place.station?.code ?? place.division} place={place} />
                  ))}
                </span>
              ),
            },
            { key: 'lookedAt', label: t('visits.lookedAt'), children: visit.lookedAt },
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t('visits.findings')}</h2>
        {findings.length === 0 ? <EmptyState text={t('visits.noFindings')} /> : null}
        <ol className="visit-findings">
          {findings.map(({ place, text, kind, ticket }) => {
            const where = visit.places[place]
            return (
              <li key={`${place} ${text}`}>
                <div className="paper-text">{text}</div>
                <div className="row">
                  <Mark>{label(TICKET_KINDS[kind])}</Mark>
                  {many && where ? <PlaceLink place={where} /> : null}
                  {ticket ? (
                    <Link to="/tickets/$number" params={{ number: ticket }}>
                      {ticket}
                    </Link>
                  ) : (
                    <span className="quiet">{t('visits.spot')}</span>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
      </section>
      <section className="panel">
        <h2>{t('visits.files')}</h2>
        {files.length === 0 ? (
          <p className="quiet">{t('visits.noFiles')}</p>
        ) : (
          <PaperFiles files={files} address="/api/v1/visit-files" />
        )}
      </section>
    </>
  )
}

function PlaceLink({ place: { station, division, divisionName } }: { readonly place: VisitPlace }) {
  return station ? (
    <Link to="/stations/$code" params={{ code: station.code }}>
      {station.name}
    </Link>
  ) : (
    <Link to="/divisions/$code" params={{ code: division }}>
      {divisionName}
    </Link>
  )
}
