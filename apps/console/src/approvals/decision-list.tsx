import { APPROVAL_OUTCOMES, type ApprovalOutcome, type ApprovalShown } from '@zhanwang/domain-approval/approval'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<ApprovalOutcome, Tone> = { approve: 'green', return: 'amber', reject: 'red' }

/** Everything that was said, newest first. */
export function DecisionList({ file }: { readonly file: ApprovalShown }) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <section className="panel">
      <h2>{t('approvals.said')}</h2>
      {[...file.rounds].reverse().map(({ round, submittedBy, submittedAt }) => (
        <div key={round} className="approval-round">
          {file.decisions
            .filter((decision) => decision.round === round)
            .reverse()
            .map(({ step, by, outcome, comment, at, escalated }) => (
              <div key={`${step} ${by}`} className="approval-said">
                <Mark tone={TONES[outcome]}>{label(APPROVAL_OUTCOMES[outcome])}</Mark>
                {by} · {file.route[step]?.name} · <span className="numbers">{instantText(at)}</span>
                {escalated ? ` · ${t('approvals.late')}` : ''}
                {comment ? <p className="approval-comment">{comment}</p> : null}
              </div>
            ))}
          <div className="quiet">
            {t(round > 1 ? 'approvals.sentAgain' : 'approvals.sent', { name: submittedBy })} ·{' '}
            <span className="numbers">{instantText(submittedAt)}</span>
          </div>
        </div>
      ))}
    </section>
  )
}
