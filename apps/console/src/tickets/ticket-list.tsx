import { Link } from '@tanstack/react-router'
import { TICKET_KINDS, type TicketSummary } from '@zhanwang/domain-station-registry/ticket'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import { OwnerName } from './owner-name.tsx'
import { TicketMarks } from './ticket-marks.tsx'

interface Props {
  readonly tickets: readonly TicketSummary[]
  readonly loading: boolean
  readonly marked: number
}

/** Tickets with what one looks for first: what is wrong, where, who solves it, until when. */
export function TicketList({ tickets, loading, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <AdaptiveTable<TicketSummary>
      rows={tickets}
      rowKey={({ id }) => id}
      loading={loading}
      marked={marked}
      columns={[
        {
          key: 'problem',
          title: t('tickets.problem'),
          className: 'wrapped',
          render: ({ number, problem }) => (
            <Link to="/tickets/$number" params={{ number }} className="ticket-problem">
              {problem}
            </Link>
          ),
        },
        {
          key: 'status',
          title: t('tickets.status'),
          render: (ticket) => <TicketMarks ticket={ticket} />,
        },
        {
          key: 'place',
          title: t('tickets.place'),
          render: ({ station, divisionName }) => station?.name ?? divisionName,
        },
        { key: 'kind', title: t('tickets.kind'), render: ({ kind }) => label(TICKET_KINDS[kind]) },
        { key: 'owner', title: t('tickets.owner'), render: (ticket) => <OwnerName ticket={ticket} /> },
        { key: 'dueOn', title: t('tickets.dueOn'), className: 'numbers', render: ({ dueOn }) => dueOn },
        { key: 'number', title: t('tickets.number'), className: 'numbers', render: ({ number }) => number },
      ]}
    />
  )
}
