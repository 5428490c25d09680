import { APPROVAL_OUTCOMES, type ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { type DecidedFile, useBulkDecisions } from './use-bulk-decisions.ts'

interface Props {
  readonly file: DecidedFile
  readonly onDone?: () => void
}

/** Decides one file from wherever it is shown, without opening it. */
export function DecideButtons({ file, onDone }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [asked, setAsked] = useState<ApprovalOutcome | null>(null)
  const { run, isRunning, outcomes } = useBulkDecisions()
  const refused = outcomes.find(({ state }) => state === 'refused')
  const decide = async (outcome: ApprovalOutcome, comment: string) => {
    setAsked(null)
    if ((await run([file], outcome, comment)).length === 0) onDone?.()
  }
  return (
    <span className="row">
      {(['approve', 'return'] as const).map((outcome) => (
        <Button
          key={outcome}
          size="small"
          // A space between two characters would make what is seen differ from what is read out.
          autoInsertSpace={false}
          loading={isRunning}
          aria-label={t('approvals.decideOne', { outcome: label(APPROVAL_OUTCOMES[outcome]), title: file.title })}
          onClick={() => setAsked(outcome)}
        >
          {label(APPROVAL_OUTCOMES[outcome])}
        </Button>
      ))}
      {refused ? <span role="alert">{refused.why}</span> : null}
      {asked ? (
        <DecideDialog
          files={[file]}
          outcome={asked}
          onClose={() => setAsked(null)}
          onDecide={(comment) => void decide(asked, comment)}
        />
      ) : null}
    </span>
  )
}
