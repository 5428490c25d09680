import type { Actor } from '@zhanwang/kernel/actor'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'
import { audiencesOf } from './audiences.ts'
import type { TodoTable } from './todo-table.ts'

type Db = Kysely<IdentityTables>

/** More than these are not counted. */
export const MOST_COUNTED = 1_000

export type WaitingTodo = Pick<
  Selectable<TodoTable>,
  | 'id'
  | 'context'
  | 'kind'
  | 'weight'
  | 'params'
  | 'subject_type'
  | 'subject_id'
  | 'account_id'
  | 'division'
  | 'division_name'
  | 'opened_on'
  | 'due_on'
  | 'due_key'
  | 'escalated'
>

type After = readonly [BusinessDate, string] | undefined

/** What is open for an actor, by last day, one more than `limit` where there are more. */
export async function waitingFor(db: Db, actor: Actor, after: After, limit: number): Promise<WaitingTodo[]> {
  const { rows } = await waitingQuery(actor, after, limit).execute(db)
  return rows
}

/** One short range of an index for each office, so that it costs the same however much is open elsewhere. */
export function waitingQuery(actor: Actor, after: After, limit: number): RawBuilder<WaitingTodo> {
  const later = after ? sql`AND (todo.due_key, todo.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``
  return sql<WaitingTodo>`
    SELECT mine.* FROM unnest(${audiencesOf(actor)}::text[]) AS own (audience)
    CROSS JOIN LATERAL (
      SELECT id, context, kind, weight, params, subject_type, subject_id, account_id, division, division_name,
        opened_on, due_on, due_key, escalated
      FROM todo WHERE todo.audience = own.audience AND status = 'open' AND NOT ${actor.id} = ANY (not_for) ${later}
      ORDER BY due_key, id LIMIT ${limit + 1}) AS mine
    ORDER BY due_key, id LIMIT ${limit + 1}`
}

/** How many of an actor's to-dos have which last day, the earliest first, up to `MOST_COUNTED` and one more. */
export async function countWaiting(db: Db, actor: Actor): Promise<{ due_on: BusinessDate | null; count: number }[]> {
  const most = MOST_COUNTED + 1
  const { rows } = await sql<{ due_on: BusinessDate | null; count: number }>`
    SELECT due_on, count(*) AS count FROM (
      SELECT mine.* FROM unnest(${audiencesOf(actor)}::text[]) AS own (audience)
      CROSS JOIN LATERAL (
        SELECT due_on, due_key, id FROM todo
        WHERE todo.audience = own.audience AND status = 'open' AND NOT ${actor.id} = ANY (not_for)
        ORDER BY due_key, id LIMIT ${most}) AS mine
      ORDER BY due_key, id LIMIT ${most}) AS counted
    GROUP BY due_on ORDER BY due_on`.execute(db)
  return rows
}

/** How many wait for an account alone, up to `MOST_COUNTED`. */
export async function countOwn(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT FROM todo WHERE audience = ${accountId} AND status = 'open' LIMIT ${MOST_COUNTED}) AS own`.execute(db)
  return rows[0]?.count ?? 0
}
