import type { Ticket } from '@zhanwang/domain-station-registry/ticket'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AssignDialog } from './assign-dialog.tsx'
import { JudgeDialog } from './judge-dialog.tsx'
import { SolveDialog } from './solve-dialog.tsx'

type Action = 'assign' | 'solve' | 'confirm' | 'reopen' | 'withdraw'

interface Props {
  readonly ticket: Ticket
  /** What the server lets this reader do now. */
  readonly may: readonly Action[]
}

const FORWARD: readonly Action[] = ['solve', 'confirm']

/** What the reader may do with a ticket now, as the server says. */
export function TicketActions({ ticket, may }: Props) {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action>()
  const close = () => setAction(undefined)
  if (may.length === 0) return <p className="quiet">{t('tickets.readOnly')}</p>
  return (
    <div className="row">
      {may.map((each) => (
        <Button
          key={each}
          type={FORWARD.includes(each) ? 'primary' : 'default'}
          danger={each === 'withdraw'}
          onClick={() => setAction(each)}
        >
          {t(`tickets.actions.${each}`)}
        </Button>
      ))}
      {action === 'assign' ? <AssignDialog ticket={ticket} onClose={close} /> : null}
      {action === 'solve' ? <SolveDialog ticket={ticket} onClose={close} /> : null}
      {action === 'confirm' || action === 'reopen' || action === 'withdraw' ? (
        <JudgeDialog action={action} ticket={ticket} onClose={close} />
      ) : null}
    </div>
  )
}
