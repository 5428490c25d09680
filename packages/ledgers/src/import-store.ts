import { ColumnMatch, Import, ImportState, OnExisting, SheetLayout } from '@zhanwang/domain-ledger/import'
import { hasEnded, type ImportStep, takeImportStep } from '@zhanwang/domain-ledger/import-steps'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Kysely, Selectable, Updateable } from 'kysely'
import { z } from 'zod'

type Db = Kysely<PlatformTables>

const Problem = z.object({
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type ImportProblem = z.infer<typeof Problem>

/** An import as it is stored. */
export const StoredImport = z.object({
  id: Uuid,
  ledger: z.string(),
  account_id: z.string(),
  account_name: z.string(),
  file_id: Uuid,
  file_name: z.string(),
  file_type: z.string(),
  state: ImportState,
  version: z.int(),
  created_at: z.date(),
  ended_at: z.date().nullable(),
  sheets: Import.shape.sheets,
  layout: SheetLayout.nullable(),
  columns: z.array(ColumnMatch),
  on_existing: OnExisting,
  as_of: BusinessDate,
  counts: Import.shape.counts,
  done: z.int(),
  total: z.int().nullable(),
  problem: Problem.nullable(),
  remainder: StoredFile.nullable(),
})
export type StoredImport = z.infer<typeof StoredImport>

type ImportRecord = Selectable<PlatformTables['ledger_import']>

/** An import of this account; undefined for any other. */
export async function findImport(
  db: Db,
  ledger: string,
  id: Uuid,
  accountId: string,
): Promise<StoredImport | undefined> {
  const row = await ownImports(db, ledger, accountId).where('id', '=', id).executeTakeFirst()
  return row && StoredImport.parse(row)
}

/** Throws `not-found` for an import that is not there or another account's. */
export async function getImport(db: Db, ledger: string, id: Uuid, accountId: string): Promise<StoredImport> {
  const found = await findImport(db, ledger, id, accountId)
  if (!found) throw new DomainError('not-found')
  return found
}

/** An import of this account, locked for a step. Throws `not-found` as `getImport` does. */
export async function lockImport(db: Db, ledger: string, id: Uuid, accountId: string): Promise<StoredImport> {
  const row = await ownImports(db, ledger, accountId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return StoredImport.parse(row)
}

/** Imports of an account, newest first: one more than `limit` where there are more. */
export async function listImports(
  db: Db,
  { ledger, accountId, before, limit }: { ledger: string; accountId: string; before: Uuid | undefined; limit: number },
): Promise<StoredImport[]> {
  let query = ownImports(db, ledger, accountId)
  if (before !== undefined) query = query.where('id', '<', before)
  const rows: ImportRecord[] = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => StoredImport.parse(row))
}

function ownImports(db: Db, ledger: string, accountId: string) {
  return db.selectFrom('ledger_import').selectAll().where('ledger', '=', ledger).where('account_id', '=', accountId)
}

/** What a step changes beside the state. */
export type ImportChange = Omit<Updateable<PlatformTables['ledger_import']>, 'state' | 'version' | 'ended_at'>

/** What a cancelled import keeps of its rows. */
export const NOTHING_LEFT = { problem: null, counts: '{}', remainder: null } satisfies ImportChange

/**
 * Takes a step of an import that the caller has locked, or knows by its version: nothing happens and undefined is
 * returned where the import went on meanwhile. Returns the version after the step.
 */
export async function saveStep(
  db: Db,
  life: Pick<StoredImport, 'id' | 'state' | 'version' | 'counts'>,
  step: ImportStep,
  { change = {}, now, seen = null }: { change?: ImportChange; now: Date; seen?: number | null },
): Promise<{ id: Uuid; state: ImportState; version: number } | undefined> {
  const state = takeImportStep(
    step,
    { state: life.state, version: life.version, writable: writableOf(life.counts) },
    seen,
  )
  const version = life.version + 1
  const { numUpdatedRows } = await db
    .updateTable('ledger_import')
    .set({ problem: null, ...change, state, version, ended_at: hasEnded(state) ? now : null })
    .where('id', '=', life.id)
    .where('state', '=', life.state)
    .where('version', '=', life.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { id: life.id, state, version } : undefined
}

function writableOf(counts: StoredImport['counts']): number | null {
  return Object.keys(counts).length === 0 ? null : (counts.create ?? 0) + (counts.update ?? 0)
}

/** Writes how far a running step is; false when the import has gone on without it, so that the step stops. */
export async function saveProgress(
  db: Db,
  { id, version }: Pick<StoredImport, 'id' | 'version'>,
  progress: { done: number; total?: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ledger_import')
    .set(progress)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** As its owner sees it. */
export function importOf(
  stored: StoredImport,
  reasons: Readonly<Record<string, LocalizedText>>,
  language: Language,
): Import {
  return {
    id: stored.id,
    ledger: stored.ledger,
    fileName: stored.file_name,
    state: stored.state,
    startedBy: stored.account_name,
    createdAt: stored.created_at.toISOString(),
    endedAt: stored.ended_at?.toISOString() ?? null,
    sheets: stored.sheets,
    layout: stored.layout,
    columns: stored.columns,
    onExisting: stored.on_existing,
    asOf: stored.as_of,
    counts: stored.counts,
    done: stored.done,
    total: stored.total,
    problem: stored.problem && problemText(stored.problem, reasons, language),
    hasRemainder: stored.remainder !== null,
    version: stored.version,
  }
}

function problemText(
  { reason, params }: ImportProblem,
  reasons: Readonly<Record<string, LocalizedText>>,
  language: Language,
): string {
  const text = Object.hasOwn(reasons, reason) ? reasons[reason] : reasons['import-interrupted']
  return text ? fillText(text, language, params) : reason
}

/** What to keep of an error: the rule that it names, else that the step was interrupted. */
export function problemOf(error: unknown): ImportProblem {
  const reason = error instanceof DomainError ? error.details.reason : undefined
  if (reason === undefined || !(error instanceof DomainError)) return { reason: 'import-interrupted', params: {} }
  return { reason, params: { ...error.details.params } }
}
