import { APPROVAL_OUTCOMES, type ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly chosen: number
  readonly isRunning: boolean
  readonly onAll: () => void
  readonly onNone: () => void
  readonly onDecide: (outcome: ApprovalOutcome) => void
}

/** What can be done with the chosen files; it stays in its place while nothing is chosen, so that the rows do not jump. */
export function BulkBar({ chosen, isRunning, onAll, onNone, onDecide }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <div className="row">
      <span className="numbers">{t('approvals.chosen', { count: chosen })}</span>
      <Button onClick={onAll} disabled={isRunning}>
        {t('approvals.chooseAll')}
      </Button>
      <Button onClick={onNone} disabled={chosen === 0 || isRunning}>
        {t('approvals.chooseNone')}
      </Button>
      {(['approve', 'return', 'reject'] as const).map((outcome) => (
        <Button
          key={outcome}
          type={outcome === 'approve' ? 'primary' : 'default'}
          danger={outcome === 'reject'}
          disabled={chosen === 0}
          loading={isRunning}
          onClick={() => onDecide(outcome)}
        >
          {label(APPROVAL_OUTCOMES[outcome])}
        </Button>
      ))}
    </div>
  )
}
