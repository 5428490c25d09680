import { useInfiniteQuery } from '@tanstack/react-query'
import type { GroupDecision, GroupMeeting, LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ChangeMeetingDialog } from './change-meeting-dialog.tsx'
import { MeetingItem } from './meeting-item.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import './leading-groups.css'

interface Props {
  readonly group: LeadingGroup
  readonly mayChange: boolean
}

/** A group's meetings, newest first, with what became of what they decided. */
export function GroupMeetings({ group: { id, division }, mayChange }: Props) {
  const { t } = useTranslation()
  const [settling, setSettling] = useState<{ meeting: GroupMeeting; decision: GroupDecision }>()
  const [changing, setChanging] = useState<Uuid>()
  const meetings = useInfiniteQuery(
    trpc.registry.leadingGroups.meetings.infiniteQueryOptions({ id }, { getNextPageParam: ({ next }) => next }),
  )
  if (meetings.isPending) return <PageLoading />
  const rows = meetings.data?.pages.flatMap((page) => page.rows) ?? []
  const changed = rows.find((meeting) => meeting.id === changing)
  const keepOf = (meeting: GroupMeeting) => ({
    onChange: () => setChanging(meeting.id),
    onSettle: (decision: GroupDecision) => setSettling({ meeting, decision }),
  })
  return (
    <section className="panel">
      <h2>{t('leadingGroups.meetings')}</h2>
      {meetings.isError ? <ProblemAlert error={meetings.error} onRetry={() => void meetings.refetch()} /> : null}
      {meetings.isSuccess && rows.length === 0 ? <EmptyState text={t('leadingGroups.noMeetings')} /> : null}
      <ol className="group-meetings">
        {rows.map((meeting) => (
          <MeetingItem key={meeting.id} meeting={meeting} keep={mayChange ? keepOf(meeting) : undefined} />
        ))}
      </ol>
      {meetings.hasNextPage ? (
        <Button loading={meetings.isFetchingNextPage} onClick={() => void meetings.fetchNextPage()}>
          {t('leadingGroups.earlier')}
        </Button>
      ) : null}
      {settling ? <SettleDialog {...settling} onClose={() => setSettling(undefined)} /> : null}
      {changed ? (
        <ChangeMeetingDialog meeting={changed} division={division} onClose={() => setChanging(undefined)} />
      ) : null}
    </section>
  )
}
