import type { GroupDecision, GroupMeeting, LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

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
  const decisions = await listDecisions(
    db,
    meetings.map(({ id }) => id),
  )
  return meetings.map((row) => ({
    id: row.id,
    on: row.met_on,
    topic: row.topic,
    summary: row.summary,
    minutes: row.minutes_id === null ? null : { id: row.minutes_id, title: row.minutes_title ?? '' },
    decisions: decisions.filter(({ meeting }) => meeting === row.id).map(({ meeting, ...decision }) => decision),
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
  }))
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

/** A meeting of a group whose place lies in the scopes; undefined for any other. */
export function findMeeting(db: Db, id: Uuid, scopes: readonly ScopePath[]) {
  return db
    .selectFrom('leading_group_meeting as meeting')
    .innerJoin('leading_group', 'leading_group.id', 'meeting.group_id')
    .select(['meeting.id', 'meeting.group_id', 'meeting.met_on'])
    .where('meeting.id', '=', id)
    .where(inScopes('leading_group.scope_path', scopes))
    .executeTakeFirst()
}

/** One decision of a meeting; undefined for none. */
export async function findDecision(db: Db, meeting: Uuid, sequence: number): Promise<GroupDecision | undefined> {
  return (await listDecisions(db, [meeting])).find((decision) => decision.sequence === sequence)
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
    }),
  )
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
