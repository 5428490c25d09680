import { APPROVAL_OUTCOMES, type ApprovalShown } from '@zhanwang/domain-approval/approval'
import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { instantText } from '../forms/instant-text.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { useLabel } from '../locales/use-label.ts'
import { DueMark } from './due-mark.tsx'

/** The route as a bar: where it stands, who decided what and when, and until when the present step is to be decided. */
export function ApprovalSteps({ file }: { readonly file: ApprovalShown }) {
  const { t } = useTranslation()
  const label = useLabel()
  const narrow = useNarrow()
  const { status, step, round, route, dueOn, escalated } = file
  const decisions = file.decisions.filter((decision) => decision.round === round)
  const stopped = status === 'returned' || status === 'rejected' || status === 'withdrawn'
  return (
    <Steps
      size="small"
      orientation={narrow ? 'vertical' : 'horizontal'}
      responsive={false}
      current={status === 'approved' ? route.length + 1 : step + 1}
      status={stopped ? 'error' : 'process'}
      items={[
        {
          title: t('approvals.submitted'),
          content: (
            <>
              <div>{file.submittedBy}</div>
              <div className="numbers">{instantText(file.submittedAt)}</div>
            </>
          ),
        },
        ...route.map(({ name, placeName, people }, index) => ({
          title: name,
          content: (
            <>
              <div>
                {placeName ?? t('common.none')}
                {people > 1 ? ` · ${t('approvals.people', { count: people })}` : ''}
              </div>
              {decisions
                .filter((decision) => decision.step === index)
                .map(({ by, outcome, at }) => (
                  <div key={`${by} ${at}`}>
                    {by} {label(APPROVAL_OUTCOMES[outcome])}
                    <div className="numbers">{instantText(at)}</div>
                  </div>
                ))}
              {status === 'pending' && index === step ? <DueMark dueOn={dueOn} escalated={escalated} /> : null}
            </>
          ),
        })),
      ]}
    />
  )
}
