import { summaryOfItems } from '@zhanwang/domain-station-registry/inspection-reading'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { inspectionQuery, type StoredInspection, storedOf } from './inspection-columns.ts'

type Db = Kysely<RegistryTables>

/** Rules that the database holds, as the reader hears them. */
export function mapInspectionConstraint(error: unknown): unknown {
  return mapConstraint(error, { inspection_open_station: 'inspection-open' })
}

/** A file in the reader's scope. Throws `not-found` for any other. */
export async function getInspection(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<StoredInspection> {
  const row = await inspectionQuery(db)
    .where('inspection.id', '=', id)
    .where(inScopes('inspection.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return storedOf(row)
}

/** The same, locked until the transaction ends. */
export async function lockInspection(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<StoredInspection> {
  const row = await inspectionQuery(db)
    .where('inspection.id', '=', id)
    .where(inScopes('inspection.scope_path', scopes))
    .forUpdate('inspection')
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return storedOf(row)
}

/** Adds a new file. A second open one of its station violates `inspection_open_station`. */
export function insertInspection(tx: Transaction<RegistryTables>, stored: StoredInspection): void {
  const { id, stationId, place, file } = stored
  const { purpose, checklist, beganOn } = file
  tx.write(
    tx.db.insertInto('inspection').values({
      id,
      station_id: stationId,
      scope_path: place.scopePath,
      purpose,
      checklist: JSON.stringify(checklist),
      began_on: beganOn,
      ...changing(stored),
    }),
  )
}

/** Writes what a locked file has become. */
export function updateInspection(tx: Transaction<RegistryTables>, stored: StoredInspection): void {
  tx.write(tx.db.updateTable('inspection').set(changing(stored)).where('id', '=', stored.id))
}

function changing({ file, photos, version, revision }: StoredInspection) {
  const { status, round, items, submittedBy, approval, remark } = file
  const { met, score, dueOn } = summaryOfItems(items)
  return {
    status,
    round,
    items: JSON.stringify(items),
    submitted_on: file.submittedOn,
    submitted_by: submittedBy && JSON.stringify(submittedBy),
    inspected_on: file.inspectedOn,
    due_on: dueOn,
    effective_on: file.effectiveOn,
    closed_on: file.closedOn,
    approval_id: approval,
    remark,
    met,
    score,
    photos,
    version,
    revision,
  }
}

/** Whether a station has a file that is not closed. */
export async function hasOpenInspection(db: Db, stationId: Uuid): Promise<boolean> {
  const row = await db
    .selectFrom('inspection')
    .select('id')
    .where('station_id', '=', stationId)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether the newest inspection of a station that came to something found a required item not met and was not passed
 * since: also one that was abandoned after that.
 */
export async function hasFailedInspection(db: Db, stationId: Uuid): Promise<boolean> {
  const failed = sql<boolean>`jsonb_path_exists(items, '$[*].findings[*].dueOn ? (@ != null)')`
  const row = await db
    .selectFrom('inspection')
    .select('status')
    .where('station_id', '=', stationId)
    .where((eb) => eb.or([eb('status', '=', 'passed'), failed]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined && row.status !== 'passed'
}
