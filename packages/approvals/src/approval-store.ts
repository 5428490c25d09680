import { presentStep, type Said } from '@zhanwang/domain-approval/decide'
import { placeAbove, stepPlace } from '@zhanwang/domain-approval/step-place'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import {
  type ApprovalRow,
  approvalOf,
  type DecisionRow,
  type RoundRow,
  type StoredApproval,
  saidOf,
} from './approval-row.ts'
import type { ApprovalTables } from './approval-tables.ts'

/** The row of a file in the scopes. Throws `not-found` for any other. */
export async function getRow(db: QueryExecutorProvider, id: Uuid, scopes: readonly ScopePath[]): Promise<ApprovalRow> {
  const { rows } = await sql<ApprovalRow>`
    SELECT * FROM approval WHERE id = ${id} AND ${inScopes('approval.scope_path', scopes)}`.execute(db)
  const [row] = rows
  if (!row) throw new DomainError('not-found')
  return row
}

/** What was said, in its order. */
export async function listDecisions(db: QueryExecutorProvider, id: Uuid): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    SELECT * FROM approval_decision WHERE approval_id = ${id} ORDER BY round, step, decided_at`.execute(db)
  return rows
}

/** What was submitted, oldest first. */
export async function listRounds(db: QueryExecutorProvider, id: Uuid): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`SELECT * FROM approval_round WHERE approval_id = ${id} ORDER BY round`.execute(
    db,
  )
  return rows
}

/** A file in the scopes, locked until the transaction ends. Throws `not-found` for any other. */
export async function lockFile(
  db: QueryExecutorProvider,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<StoredApproval> {
  return lock(db, sql`id = ${id} AND ${inScopes('approval.scope_path', scopes)}`)
}

/** A file, locked, for who was given its id by its own context. Throws `not-found` for one that is not there. */
export async function lockOwnFile(db: QueryExecutorProvider, id: Uuid): Promise<StoredApproval> {
  return lock(db, sql`id = ${id}`)
}

async function lock(db: QueryExecutorProvider, which: RawBuilder<unknown>): Promise<StoredApproval> {
  const { rows } = await sql<ApprovalRow>`SELECT * FROM approval WHERE ${which} FOR UPDATE`.execute(db)
  const [row] = rows
  if (!row) throw new DomainError('not-found')
  return approvalOf(row, (await listDecisions(db, row.id)).map(saidOf))
}

/** Writes a new file. Throws `conflict` where its subject is under approval already. */
export async function insertFile<S extends ApprovalTables>(tx: Transaction<S>, file: StoredApproval): Promise<void> {
  const { division, divisionName, scopePath, status, round, step, route, todoKind, dueOn, version } = file
  await sql`
    INSERT INTO approval (id, subject_type, subject_id, title, division_code, division_name, scope_path, status, round, step,
      route, holidays, made_by, submitted_by_id, submitted_by, submitted_at, todo_kind, step_permission, step_place,
      place_above, due_on, version)
    VALUES (${file.id}, ${file.subject.type}, ${file.subject.id}, ${file.title}, ${division}, ${divisionName}, ${scopePath},
      ${status}, ${round}, ${step}, ${JSON.stringify(route)}, ${[...file.holidays]}, ${[...file.madeBy]}, ${file.submittedBy},
      ${file.submittedByName}, ${file.submittedAt}, ${todoKind}, ${presentStep(file).permission}, ${placeOf(file)},
      ${placeAbove(placeOf(file))}, ${dueOn}, ${version})`
    .execute(tx.db)
    .catch((error: unknown) => {
      throw mapConstraint(error, { approval_open_subject: 'approval-open-already' })
    })
}

/** Writes what a locked file has become. */
export async function updateFile<S extends ApprovalTables>(tx: Transaction<S>, file: StoredApproval): Promise<void> {
  const isPending = file.status === 'pending'
  const place = isPending ? placeOf(file) : null
  await sql`
    UPDATE approval SET title = ${file.title}, division_name = ${file.divisionName}, scope_path = ${file.scopePath},
      status = ${file.status}, round = ${file.round}, step = ${file.step}, holidays = ${[...file.holidays]},
      made_by = ${[...file.madeBy]}, submitted_by_id = ${file.submittedBy}, submitted_by = ${file.submittedByName},
      submitted_at = ${file.submittedAt}, step_permission = ${isPending ? presentStep(file).permission : null},
      step_place = ${place}, place_above = ${place && placeAbove(place)}, due_on = ${file.dueOn},
      escalated_on = ${file.escalatedOn}, version = ${file.version}
    WHERE id = ${file.id}`.execute(tx.db)
}

function placeOf(file: StoredApproval): ScopePath {
  return stepPlace(file.scopePath, presentStep(file).level)
}

/** Writes what a round was submitted with. */
export async function insertRound<S extends ApprovalTables>(
  tx: Transaction<S>,
  file: StoredApproval,
  { snapshot, digest }: { readonly snapshot: string; readonly digest: string },
): Promise<void> {
  await sql`
    INSERT INTO approval_round (approval_id, round, snapshot, digest, submitted_by_id, submitted_by, submitted_at)
    VALUES (${file.id}, ${file.round}, ${snapshot}, ${digest}, ${file.submittedBy}, ${file.submittedByName},
      ${file.submittedAt})`.execute(tx.db)
}

/** Writes what somebody said. */
export async function insertDecision<S extends ApprovalTables>(
  tx: Transaction<S>,
  id: Uuid,
  { round, step, by, outcome }: Said,
  more: { readonly name: string; readonly comment: string; readonly at: Date; readonly escalated: boolean },
): Promise<void> {
  const { name, comment, at, escalated } = more
  await sql`
    INSERT INTO approval_decision (approval_id, round, step, decided_by_id, decided_by, outcome, comment, decided_at, escalated)
    VALUES (${id}, ${round}, ${step}, ${by}, ${name}, ${outcome}, ${comment}, ${at}, ${escalated})`.execute(tx.db)
}

/** Pending files whose deadline lies before a day and whose step nobody above may decide yet. */
export async function listOverdue(
  db: QueryExecutorProvider,
  today: string,
  limit: number,
): Promise<{ id: Uuid; round: number; step: number }[]> {
  const { rows } = await sql<{ id: Uuid; round: number; step: number }>`
    SELECT id, round, step FROM approval
    WHERE status = 'pending' AND escalated_on IS NULL AND due_on < ${today}::date
    ORDER BY due_on, id LIMIT ${limit}`.execute(db)
  return rows
}
