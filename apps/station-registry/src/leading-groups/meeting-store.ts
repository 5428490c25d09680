import type { GroupDecision, GroupMeeting, LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { lockGroup } from './group-store.ts'

type Db = Kysely<RegistryTables>
type Tx = Transaction<RegistryTables>

/** Meetings of a group with their decisions, newest first: one more than `limit` where there are more. */
export async function listMeetings(
  db: Db,
  group: Uuid,
  { before, limit }: { readonly before: readonly [BusinessDate, Uuid] | undefined; readonly limit: number },
): Promise<GroupMeeting[]> {
  let query = meetingQuery(db).where('meeting.group_id', '=', group)
  if (before) query = query.where(sql<boolean>`(meeting.met_on, meeting.id) < (${before[0]}::date, ${before[1]}::uuid)`)
  const meetings = await query
    .orderBy('meeting.met_on', 'desc')
    .orderBy('meeting.id', 'desc')
    .limit(limit + 1)
    .execute()
  return withDecisions(db, meetings)
}

/** The day of a group's first meeting; null for none. */
export async function firstMeetingOf(db: Db, group: Uuid): Promise<BusinessDate | null> {
  const row = await db
    .selectFrom('leading_group_meeting')
    .select((eb) => eb.fn.min<BusinessDate | null>('met_on').as('first'))
    .where('group_id', '=', group)
    .executeTakeFirst()
  return row?.first ?? null
}

/** A meeting and its group, which is locked until the transaction ends. Throws `not-found` outside the scopes. */
export async function lockMeeting(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<{ group: LeadingGroup; meeting: GroupMeeting }> {
  const found = await db.selectFrom('leading_group_meeting').select('group_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new DomainError('not-found')
  const group = await lockGroup(db, found.group_id, scopes)
  // Read only then: what a lock waited for may have changed the meeting as well.
  const [meeting] = await withDecisions(db, await meetingQuery(db).where('meeting.id', '=', id).execute())
  if (!meeting) throw new DomainError('not-found')
  return { group, meeting }
}

export function insertMeeting(
  tx: Tx,
  group: LeadingGroup,
  meeting: Pick<GroupMeeting, 'id' | 'on' | 'topic' | 'summary' | 'minutes' | 'recordedBy'>,
  at: Date,
): void {
  const { id, on, topic, summary, minutes, recordedBy } = meeting
  tx.write(
    tx.db.insertInto('leading_group_meeting').values({
      ...{ id, topic, summary },
      group_id: group.id,
      met_on: on,
      minutes_id: minutes?.id ?? null,
      recorded_by: recordedBy,
      recorded_at: at,
      version: 1,
    }),
  )
}

/** Writes what changed of a locked group's meeting. */
export function updateMeeting(tx: Tx, { id, topic, summary, minutes, version }: GroupMeeting): void {
  const columns = { topic, summary, minutes_id: minutes?.id ?? null, version }
  tx.write(tx.db.updateTable('leading_group_meeting').set(columns).where('id', '=', id))
}

/** Writes what a meeting decided; a ticket that it became is written before. */
export function insertDecision(
  tx: Tx,
  { meeting, sequence, text, ticket }: { meeting: Uuid; sequence: number; text: string; ticket: Uuid | null },
): void {
  tx.write(
    tx.db.insertInto('leading_group_decision').values({ meeting_id: meeting, sequence, text, ticket_id: ticket }),
  )
}

/** Writes that a decision was carried out. */
export function settleDecision(
  tx: Tx,
  meeting: Uuid,
  sequence: number,
  settled: { readonly on: BusinessDate; readonly result: string; readonly by: string },
): void {
  tx.write(
    tx.db
      .updateTable('leading_group_decision')
      .set({ settled_on: settled.on, result: settled.result, settled_by: settled.by })
      .where('meeting_id', '=', meeting)
      .where('sequence', '=', sequence),
  )
}

function meetingQuery(db: Db) {
  return db
    .selectFrom('leading_group_meeting as meeting')
    .leftJoin('policy', 'policy.id', 'meeting.minutes_id')
    .selectAll('meeting')
    .select('policy.title as minutes_title')
}

type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingQuery>['executeTakeFirstOrThrow']>>

async function withDecisions(db: Db, rows: readonly MeetingRow[]): Promise<GroupMeeting[]> {
  const decisions = await listDecisions(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    on: row.met_on,
    topic: row.topic,
    summary: row.summary,
    minutes: row.minutes_id === null ? null : { id: row.minutes_id, title: row.minutes_title ?? '' },
    decisions: decisions.filter(({ meeting }) => meeting === row.id).map(({ meeting, ...decision }) => decision),
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
    version: row.version,
  }))
}

async function listDecisions(db: Db, meetings: readonly Uuid[]): Promise<(GroupDecision & { meeting: Uuid })[]> {
  if (meetings.length === 0) return []
  const rows = await db
    .selectFrom('leading_group_decision as decision')
    .leftJoin('ticket', 'ticket.id', 'decision.ticket_id')
    .selectAll('decision')
    .select(['ticket.number', 'ticket.status', 'ticket.due_on'])
    .where('decision.meeting_id', 'in', meetings)
    .orderBy('decision.sequence')
    .execute()
  return rows.map((row) => {
    const { meeting_id: meeting, sequence, text, number, status, due_on: dueOn, settled_on: on } = row
    return {
      ...{ meeting, sequence, text },
      ticket: number === null || status === null || dueOn === null ? null : { number, status, dueOn },
      settled: on === null ? null : { on, result: row.result ?? '', by: row.settled_by ?? '' },
    }
  })
}
