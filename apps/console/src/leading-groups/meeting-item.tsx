import type { GroupDecision, GroupMeeting } from '@zhanwang/domain-station-registry/leading-group'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { instantText } from '../forms/instant-text.ts'
import { DecisionState } from './decision-state.tsx'
import { PolicyLink } from './policy-link.tsx'
import './leading-groups.css'

interface Props {
  readonly meeting: GroupMeeting
  /** Without it, the reader may do nothing with the meeting. */
  readonly keep?: { readonly onChange: () => void; readonly onSettle: (decision: GroupDecision) => void } | undefined
}

/** One meeting: what it was about, what it decided, and what became of that. */
export function MeetingItem({ meeting, keep }: Props) {
  const { t } = useTranslation()
  const { on, topic, summary, minutes, decisions, recordedBy, recordedAt } = meeting
  return (
    <li className="group-meeting">
      <h3>
        <span className="numbers">{on}</span> {topic}
      </h3>
      {summary ? <p className="group-text">{summary}</p> : null}
      {minutes ? (
        <p>
          {t('leadingGroups.minutes')}: <PolicyLink policy={minutes} />
        </p>
      ) : null}
      {decisions.length > 0 ? (
        <ol className="group-decisions">
          {decisions.map((decision) => (
            <li key={decision.sequence}>
              <div className="group-text">{decision.text}</div>
              <DecisionState decision={decision} {...(keep ? { onSettle: () => keep.onSettle(decision) } : {})} />
            </li>
          ))}
        </ol>
      ) : null}
      <div className="row">
        <p className="quiet">{t('leadingGroups.recorded', { name: recordedBy, at: instantText(recordedAt) })}</p>
        {keep ? (
          <Button size="small" onClick={keep.onChange}>
            {t('leadingGroups.changeMeeting')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
