import { TICKET_STATUSES, type TicketStatus, type TicketSummary } from '@zhanwang/domain-station-registry/ticket'
import { OWNER_LEVELS } from '@zhanwang/domain-station-registry/ticket-export'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<TicketStatus, Tone> = {
  open: 'violet',
  assigned: 'blue',
  solved: 'amber',
  confirmed: 'green',
  withdrawn: 'plain',
}
const DAY_MS = 86_400_000

type Marked = Pick<TicketSummary, 'status' | 'overdue' | 'dueOn' | 'escalatedTo'>

/** Where a ticket stands, and what presses. */
export function TicketMarks({ ticket }: { readonly ticket: Marked }) {
  const { t } = useTranslation()
  const label = useLabel()
  const isUnsolved = ticket.status === 'open' || ticket.status === 'assigned'
  return (
    <>
      <Mark tone={TONES[ticket.status]}>{label(TICKET_STATUSES[ticket.status])}</Mark>
      {ticket.overdue ? <Mark tone="red">{t('tickets.overdue', { count: daysSince(ticket.dueOn) })}</Mark> : null}
      {isUnsolved && ticket.dueOn === today() ? <Mark tone="amber">{t('tickets.dueToday')}</Mark> : null}
      {isUnsolved && ticket.escalatedTo ? (
        <Mark tone="red">{t('tickets.escalated', { level: label(OWNER_LEVELS[ticket.escalatedTo]) })}</Mark>
      ) : null}
    </>
  )
}

/** Calendar days from a date to today. */
function daysSince(date: string): number {
  return Math.round((Date.parse(today()) - Date.parse(date)) / DAY_MS)
}
