import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { TICKET_KINDS, TICKET_SOURCES, TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { type Fact, FactTable } from '../feedback/fact-table.tsx'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { useLabel } from '../locales/use-label.ts'
import { OwnerName } from './owner-name.tsx'
import { TicketActions } from './ticket-actions.tsx'
import { TicketHistory } from './ticket-history.tsx'
import { TicketMarks } from './ticket-marks.tsx'
import './paper-files.css'

/** One ticket: the problem, whose matter it is until when, what may be done now, and every step so far. */
export function TicketPage() {
  const { number } = useParams({ from: '/shell/tickets/$number' })
  const known = TicketNumber.safeParse(number)
  return known.success ? <KnownTicket number={known.data} /> : <NotFoundPage />
}

function KnownTicket({ number }: { readonly number: TicketNumber }) {
  const { t } = useTranslation()
  const label = useLabel()
  const found = useQuery(trpc.registry.tickets.get.queryOptions({ number }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { ticket, steps, may } = found.data
  const { station, visit, solvedBy, solvedOn } = ticket
  const items: Fact[] = [
    { key: 'kind', label: t('tickets.kind'), children: label(TICKET_KINDS[ticket.kind]) },
    { key: 'source', label: t('tickets.source'), children: label(TICKET_SOURCES[ticket.source]) },
    {
      key: 'place',
      label: t('tickets.place'),
      children: station ? (
        <Link to="/stations/$code" params={{ code: station.code }}>
          {station.name}
        </Link>
      ) : (
        <Link to="/divisions/$code" params={{ code: ticket.division }}>
          {ticket.divisionName}
        </Link>
      ),
    },
    { key: 'owner', label: t('tickets.owner'), children: <OwnerName ticket={ticket} /> },
    { key: 'dueOn', label: t('tickets.dueOn'), children: ticket.dueOn },
    {
      key: 'raised',
      label: t('tickets.raised'),
      children: t('tickets.byOn', { name: ticket.raisedBy, date: ticket.raisedOn }),
    },
    ...(visit
      ? [
          {
            key: 'visit',
            label: t('tickets.visit'),
            children: (
              <Link to="/visits/$number" params={{ number: visit }}>
                {visit}
              </Link>
            ),
          },
        ]
      : []),
    ...(solvedBy && solvedOn
      ? [
          {
            key: 'solved',
            label: t('tickets.solved'),
            children: t('tickets.byOn', { name: solvedBy, date: solvedOn }),
          },
        ]
      : []),
    ...(ticket.closedOn ? [{ key: 'closedOn', label: t('tickets.closedOn'), children: ticket.closedOn }] : []),
  ]
  return (
    <>
      <PageTrail>
        <Link to="/tickets">{t('tickets.title')}</Link>
        {ticket.divisionName}
      </PageTrail>
      <PageHeading title={ticket.number} note={<TicketMarks ticket={ticket} />} />
      <div className="station-columns">
        <div className="stack">
          <section className="panel stack ticket-panel">
            <h2>{t('tickets.problem')}</h2>
            <p className="paper-text">{ticket.problem}</p>
            {ticket.measures ? (
              <>
                <h2>{t('tickets.measures')}</h2>
                <p className="paper-text">{ticket.measures}</p>
              </>
            ) : null}
            <TicketActions ticket={ticket} may={may} />
          </section>
          <section className="panel">
            <FactTable facts={items} />
          </section>
        </div>
        <section className="panel">
          <h2>{t('tickets.history')}</h2>
          <TicketHistory steps={steps} />
        </section>
      </div>
    </>
  )
}
