import { Link } from '@tanstack/react-router'
import type { GroupDecision } from '@zhanwang/domain-station-registry/leading-group'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { TicketMarks } from '../tickets/ticket-marks.tsx'

interface Props {
  readonly decision: GroupDecision
  /** Without it, the reader may not say that it was carried out. */
  readonly onSettle?: () => void
}

/** What became of a decision: its ticket, what was done, or that nothing is known yet. */
export function DecisionState({ decision: { ticket, settled }, onSettle }: Props) {
  const { t } = useTranslation()
  const holds = useHolds()
  if (ticket) {
    const { number, status, dueOn } = ticket
    const isUnsolved = status === 'open' || status === 'assigned'
    return (
      <div className="row">
        {holds('ticket.read') ? (
          <Link to="/tickets/$number" params={{ number }}>
            {number}
          </Link>
        ) : (
          number
        )}
        <TicketMarks ticket={{ status, dueOn, overdue: isUnsolved && dueOn < today(), escalatedTo: null }} />
        {isUnsolved ? <span className="quiet">{t('leadingGroups.dueOn', { date: dueOn })}</span> : null}
      </div>
    )
  }
  if (settled) {
    const { on, by, result } = settled
    return (
      <div className="row">
        <Mark tone="green">{t('leadingGroups.settled')}</Mark>
        <span className="quiet group-text">{t('leadingGroups.settledBy', { date: on, name: by, result })}</span>
      </div>
    )
  }
  return (
    <div className="row">
      <Mark tone="amber">{t('leadingGroups.unsettled')}</Mark>
      {onSettle ? (
        <Button size="small" onClick={onSettle}>
          {t('leadingGroups.settle')}
        </Button>
      ) : null}
    </div>
  )
}
