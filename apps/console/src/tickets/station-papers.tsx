import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Station } from '@zhanwang/domain-station-registry/station'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { TicketMarks } from './ticket-marks.tsx'
import './station-papers.css'

/** How many of each the card shows; the lists have all. */
const SHOWN_TICKETS = 5
const SHOWN_VISITS = 3

/** 督办与问题 on a station's card: what is still to be solved there, and who was there last. */
export function StationPapers({ station }: { readonly station: Station }) {
  const mayRead = useHolds()('ticket.read', station.scopePath)
  return mayRead ? <Papers station={station} /> : null
}

function Papers({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const { code, division, scopePath } = station
  const open = useQuery(
    trpc.registry.tickets.list.queryOptions({
      station: code,
      status: ['open', 'assigned', 'solved'],
      limit: SHOWN_TICKETS,
    }),
  )
  const visits = useQuery(trpc.registry.visits.list.queryOptions({ station: code, limit: SHOWN_VISITS }))
  const tickets = open.data?.rows ?? []
  const went = visits.data?.rows ?? []
  const failed = open.error ?? visits.error
  const all = { station: code, division }
  return (
    <section className="panel stack">
      <div className="row station-papers-head">
        <h2>{t('tickets.ofStation')}</h2>
        <span className="row">
          {holds('ticket.raise', scopePath) ? (
            <Link to="/tickets/new" search={{ station: code }}>
              <Button tabIndex={-1}>{t('tickets.raise')}</Button>
            </Link>
          ) : null}
          {holds('visit.record', scopePath) ? (
            <Link to="/visits/new" search={{ station: code }}>
              <Button tabIndex={-1}>{t('visits.record')}</Button>
            </Link>
          ) : null}
        </span>
      </div>
      {failed ? <ProblemAlert error={failed} /> : null}
      {open.isPending ? <PageLoading /> : null}
      {open.isSuccess ? (
        <div>
          <h3>
            {t('tickets.openOfStation')}{' '}
            <Link to="/tickets" search={all}>
              {t('tickets.all')}
              <span className="visually-hidden"> {t('tickets.title')}</span>
            </Link>
          </h3>
          {tickets.length === 0 ? <p className="quiet">{t('tickets.noneOfStation')}</p> : null}
          <ul>
            {tickets.map((ticket) => (
              <li key={ticket.id}>
                <Link to="/tickets/$number" params={{ number: ticket.number }}>
                  {ticket.problem}
                </Link>{' '}
                <TicketMarks ticket={ticket} />
                <span className="quiet numbers">{ticket.dueOn}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {visits.isSuccess ? (
        <div>
          <h3>
            {t('tickets.visitsOfStation')}{' '}
            <Link to="/visits" search={all}>
              {t('tickets.all')}
              <span className="visually-hidden"> {t('visits.title')}</span>
            </Link>
          </h3>
          {went.length === 0 ? <p className="quiet">{t('tickets.noVisits')}</p> : null}
          <ul>
            {went.map((visit) => (
              <li key={visit.id}>
                <Link to="/visits/$number" params={{ number: visit.number }}>
                  {visit.on} {visit.visitors.join('、')}
                </Link>{' '}
                <span className="quiet">{visit.lookedAt}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
