import type { ApprovalStatus } from '@zhanwang/domain-approval/approval'
import type { Actor } from '@zhanwang/kernel/actor'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { type ApprovalRow, summaryOf } from './approval-row.ts'

export interface ApprovalListFilter {
  readonly queue: 'mine' | 'submitted' | 'all'
  readonly status?: readonly ApprovalStatus[] | undefined
  readonly scopes: readonly ScopePath[]
  readonly cursor?: string | undefined
  readonly limit: number
}

const ByDeadline = z.tuple([BusinessDate, Uuid])
const ByAge = z.tuple([Uuid])

/** A page of files: what waits for the reader by deadline, anything else newest first. */
export async function listApprovals(db: QueryExecutorProvider, filter: ApprovalListFilter, actor: Actor) {
  const { queue, status, scopes, cursor, limit } = filter
  const where: RawBuilder<SqlBool>[] = [inScopes('approval.scope_path', scopes)]
  if (status) where.push(sql`status = ANY (${[...status]})`)
  if (queue === 'mine') where.push(decidableBy(actor))
  if (queue === 'submitted') where.push(sql`submitted_by_id = ${actor.id}`)
  if (cursor !== undefined && queue === 'mine') {
    const [dueOn, id] = decodeCursor(cursor, ByDeadline)
    where.push(sql`(due_on, id) > (${dueOn}::date, ${id}::uuid)`)
  } else if (cursor !== undefined) {
    where.push(sql`id < ${decodeCursor(cursor, ByAge)[0]}::uuid`)
  }
  const order = queue === 'mine' ? sql`due_on, id` : sql`id DESC`
  const { rows } = await sql<ApprovalRow>`
    SELECT * FROM approval WHERE ${sql.join(where, sql` AND `)} ORDER BY ${order} LIMIT ${limit + 1}`.execute(db)
  return pageOf(rows.map(summaryOf), limit, ({ dueOn, id }) => (queue === 'mine' ? [dueOn, id] : [id]))
}

/** The rule `hindrance` of the domain package as a condition: what it lets this actor decide, and nothing else. */
function decidableBy({ id, grants }: Actor): RawBuilder<SqlBool> {
  const held = grants.flatMap(({ permissions, scope }) => permissions.map((permission) => ({ permission, scope })))
  const permissions = held.map(({ permission }) => permission)
  const places = held.map(({ scope }) => scope)
  // By place first, which an index answers; the pair says whether what is held there is what the step asks for.
  const at = (place: 'step_place' | 'place_above') => sql<SqlBool>`
    ${sql.ref(place)} = ANY (${[...new Set(places)]}) AND
    (step_permission, ${sql.ref(place)}) IN (SELECT * FROM unnest(${permissions}::text[], ${places}::text[]))`
  return sql`status = 'pending' AND submitted_by_id <> ${id} AND NOT (${id} = ANY (made_by))
    AND ((${at('step_place')}) OR (escalated_on IS NOT NULL AND ${at('place_above')}))
    AND NOT EXISTS (SELECT FROM approval_decision AS said
      WHERE said.approval_id = approval.id AND said.round = approval.round AND said.decided_by_id = ${id})`
}
