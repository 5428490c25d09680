import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import type { EditionChange, EditionRow } from '@zhanwang/domain-station-registry/edition'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, sql } from 'kysely'
import { DIVISION_COLUMNS, DIVISION_RETURNING, type DivisionColumns, divisionOf } from '../division-columns.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

export interface StoredDivision {
  readonly division: Division
  readonly version: number
}

/** Lets one edition in at a time: paths are worked out from what is stored, so nobody else may store meanwhile. */
export async function lockTree(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('station-registry.division-tree'))`.execute(db)
}

/** Every version of the codes that the rows name: their own, their parents' and their successors'. */
export async function loadNamed(db: Db, rows: readonly EditionRow[]): Promise<Division[]> {
  const codes = new Set(rows.flatMap((row) => [row.code, ...(row.parent ? [row.parent] : []), ...row.successors]))
  return loadVersions(db, [...codes])
}

export async function loadVersions(db: Db, codes: readonly DivisionCode[]): Promise<Division[]> {
  const rows = await db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .where(sql<boolean>`code = ANY(${[...codes]}::text[])`)
    .execute()
  return rows.map(divisionOf)
}

/** Every version that stands below one of the codes. */
export async function loadChildren(db: Db, codes: readonly DivisionCode[]): Promise<Division[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .where(sql<boolean>`parent_code = ANY(${[...codes]}::text[])`)
    .execute()
  return rows.map(divisionOf)
}

export async function insertDivisions(db: Db, changes: readonly EditionChange[], source: string): Promise<void> {
  if (changes.length === 0) return
  const values = changes.map((row) => ({
    id: newId(),
    code: row.code,
    name: row.name,
    kind: row.kind,
    level: DIVISION_KINDS[row.kind].level,
    parent_code: row.parent,
    scope_path: row.scopePath,
    valid: daterange(row),
    successors: [...row.successors],
    official: row.official,
    source,
    remark: row.remark,
    version: 1,
  }))
  await db.insertInto('division').values(values).execute()
}

/** Overwrites versions with what an edition says of them, in one statement. */
export async function updateDivisions(
  db: Db,
  changes: readonly EditionChange[],
  source: string,
): Promise<StoredDivision[]> {
  if (changes.length === 0) return []
  const rows = changes.map((row) => ({ ...row, level: DIVISION_KINDS[row.kind].level, valid: daterange(row) }))
  const changed = await sql<DivisionColumns>`
    UPDATE division SET name = row.name, kind = row.kind, level = row.level, parent_code = row.parent,
      scope_path = row."scopePath", valid = row.valid, successors = row.successors, official = row.official,
      source = ${source}, remark = row.remark, version = division.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (code text, "validFrom" date, name text, kind text,
      level text, parent text, "scopePath" text, valid daterange, successors text[], official boolean, remark text)
    WHERE division.code = row.code AND division.valid_from = row."validFrom"
    RETURNING ${DIVISION_RETURNING}`.execute(db)
  return changed.rows.map(stored)
}

/** The codes, all that lies below them in any version, and all whose successors they are: whose path may follow theirs. */
export async function listFollowers(db: Db, codes: readonly DivisionCode[]): Promise<DivisionCode[]> {
  const { rows } = await sql<{ code: DivisionCode }>`
    WITH RECURSIVE succession (code, successor) AS MATERIALIZED (
      SELECT code, unnest(successors) COLLATE "C" FROM division WHERE successors <> '{}'
    ),
    follower (code) AS (
      SELECT unnest(${[...codes]}::text[]) COLLATE "C"
      UNION
      SELECT next.code FROM follower CROSS JOIN LATERAL (
        SELECT code FROM division WHERE parent_code = follower.code
        UNION ALL
        SELECT code FROM succession WHERE successor = follower.code
      ) AS next
    )
    SELECT code FROM follower`.execute(db)
  return rows.map((row) => row.code)
}

/** The stored paths of some codes. */
export async function loadPaths(db: Db, codes: readonly DivisionCode[]): Promise<Map<DivisionCode, ScopePath>> {
  const rows = await db
    .selectFrom('division')
    .distinctOn('code')
    .select(['code', 'scope_path'])
    .where(sql<boolean>`code = ANY(${[...codes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row.scope_path]))
}

/** Stamps new paths on every version of the codes that lies elsewhere so far, and returns those versions. */
export async function restampDivisions(db: Db, paths: ReadonlyMap<DivisionCode, ScopePath>): Promise<StoredDivision[]> {
  const { rows } = await sql<DivisionColumns>`
    UPDATE division SET scope_path = place.path, version = division.version + 1
    FROM unnest(${[...paths.keys()]}::text[], ${[...paths.values()]}::text[]) AS place (code, path)
    WHERE division.code = place.code AND division.scope_path <> place.path
    RETURNING ${DIVISION_RETURNING}`.execute(db)
  return rows.map(stored)
}

function stored(row: DivisionColumns): StoredDivision {
  return { division: divisionOf(row), version: row.version }
}

/** Both ends included, as a division's dates are. */
function daterange({ validFrom, validTo }: EditionRow): string {
  return `[${validFrom},${validTo ?? ''}${validTo ? ']' : ')'}`
}
