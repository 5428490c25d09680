import type { ApprovalStatus } from '@zhanwang/domain-approval/approval'
import { ApplicationContent } from '@zhanwang/domain-station-registry/application'
import type { StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, type Selectable, sql } from 'kysely'
import { contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>
export type ApplicationRow = Selectable<RegistryTables['station_application']>

/** Rules that the database holds, as the reader hears them. */
export function mapApplicationConstraint(error: unknown): unknown {
  return mapConstraint(error, { station_application_open_host: 'application-open' })
}

export interface ApplicationFilter {
  readonly scopes: readonly ScopePath[]
  readonly status?: readonly ApprovalStatus[] | undefined
  readonly kind?: readonly StationKind[] | undefined
  readonly text?: string | undefined
  readonly after?: Uuid | undefined
  readonly limit: number
}

/** Applications, newest first: one row more than `limit` where there are more. */
export async function listApplications(
  db: Db,
  { scopes, status, kind, text, after, limit }: ApplicationFilter,
): Promise<ApplicationRow[]> {
  let query = db.selectFrom('station_application').selectAll().where(inScopes('station_application.scope_path', scopes))
  if (status && status.length > 0) query = query.where('status', 'in', status)
  if (kind && kind.length > 0) query = query.where('kind', 'in', kind)
  if (text) query = query.where('name', 'like', contains(text))
  if (after) query = query.where('id', '<', after)
  return query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** An application in the scopes. Throws `not-found` for any other. */
export async function getApplication(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<ApplicationRow> {
  const row = await db
    .selectFrom('station_application')
    .selectAll()
    .where('id', '=', id)
    .where(inScopes('station_application.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return row
}

/** The same, locked until the transaction ends. */
export async function lockApplication(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<ApplicationRow> {
  const row = await db
    .selectFrom('station_application')
    .selectAll()
    .where('id', '=', id)
    .where(inScopes('station_application.scope_path', scopes))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return row
}

/** What an application asks for. */
export function contentOf({ content }: Pick<ApplicationRow, 'content'>): ApplicationContent {
  return ApplicationContent.parse(content)
}

/** Writes a new application; what the database refuses rejects the command. */
export function insertApplication(tx: Transaction<RegistryTables>, row: ApplicationRow): void {
  tx.write(tx.db.insertInto('station_application').values({ ...row, content: JSON.stringify(row.content) }))
}

/** Writes what a locked application has become. */
export function updateApplication(tx: Transaction<RegistryTables>, row: ApplicationRow): void {
  const { name, content, status, applied_by_id, applied_by, applied_at, station_code, version } = row
  const changed = { name, status, applied_by_id, applied_by, applied_at, station_code, version }
  tx.write(
    tx.db
      .updateTable('station_application')
      .set({ ...changed, content: JSON.stringify(content) })
      .where('id', '=', row.id),
  )
}

/** Marks the outcome of an approval. */
export function markOutcome(
  tx: Transaction<RegistryTables>,
  id: Uuid,
  outcome: { readonly status: ApprovalStatus; readonly station: StationCode | null },
): void {
  tx.write(
    tx.db
      .updateTable('station_application')
      .set({ status: outcome.status, station_code: outcome.station, version: sql<number>`version + 1` })
      .where('id', '=', id),
  )
}

/** Stamps paths and names on applications of places that changed. Returns how many differed. */
export async function restampApplicationRows(
  db: Db,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE station_application AS ours
    SET scope_path = place.path, division_name = place.name, version = ours.version + 1
    FROM unnest(${places.map(({ code }) => code)}::text[], ${places.map(({ path }) => path)}::text[],
      ${places.map(({ name }) => name)}::text[]) AS place (code, path, name)
    WHERE ours.division_code = place.code
      AND (ours.scope_path <> place.path OR ours.division_name <> place.name)`.execute(db)
  return Number(numAffectedRows)
}
