import { useInfiniteQuery } from '@tanstack/react-query'
import type { GroupDecision, GroupMeeting } from '@zhanwang/domain-station-registry/leading-group'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { DecisionState } from './decision-state.tsx'
import { PolicyLink } from './policy-link.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import './leading-groups.css'

interface Props {
  readonly id: Uuid
  readonly mayChange: boolean
}

/** A group's meetings, newest first, with what became of what they decided. */
export function GroupMeetings({ id, mayChange }: Props) {
  const { t } = useTranslation()
  const [settling, setSettling] = useState<{ meeting: GroupMeeting; decision: GroupDecision }>()
  const meetings = useInfiniteQuery(
    trpc.registry.leadingGroups.meetings.infiniteQueryOptions({ id }, { getNextPageParam: ({ next }) => next }),
  )
  if (meetings.isPending) return <PageLoading />
  const rows = meetings.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="panel">
      <h2>{t('leadingGroups.meetings')}</h2>
      {meetings.isError ? <ProblemAlert error={meetings.error} onRetry={() => void meetings.refetch()} /> : null}
      {meetings.isSuccess && rows.length === 0 ? <EmptyState text={t('leadingGroups.noMeetings')} /> : null}
      <ol className="group-meetings">
        {rows.map((meeting) => (
          <li key={meeting.id} className="group-meeting">
            <h3>
              <span className="numbers">{meeting.on}</span> {meeting.topic}
            </h3>
            {meeting.summary ? <p className="group-text">{meeting.summary}</p> : null}
            {meeting.minutes ? (
              <p>
                {t('leadingGroups.minutes')}: <PolicyLink policy={meeting.minutes} />
              </p>
            ) : null}
            {meeting.decisions.length > 0 ? (
              <ol className="group-decisions">
                {meeting.decisions.map((decision) => (
                  <li key={decision.sequence}>
                    <div className="group-text">{decision.text}</div>
                    <DecisionState
                      decision={decision}
                      {...(mayChange ? { onSettle: () => setSettling({ meeting, decision }) } : {})}
                    />
                  </li>
                ))}
              </ol>
            ) : null}
            <p className="quiet">
              {t('leadingGroups.recorded', { name: meeting.recordedBy, at: instantText(meeting.recordedAt) })}
            </p>
          </li>
        ))}
      </ol>
      {meetings.hasNextPage ? (
        <Button loading={meetings.isFetchingNextPage} onClick={() => void meetings.fetchNextPage()}>
          {t('leadingGroups.earlier')}
        </Button>
      ) : null}
      {settling ? <SettleDialog {...settling} onClose={() => setSettling(undefined)} /> : null}
    </section>
  )
}
