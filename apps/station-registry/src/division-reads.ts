import type { Division } from '@zhanwang/domain-station-registry/division'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type DivisionCode, type DivisionLevel, toDivisionCode } from '@zhanwang/kernel/division-code'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import { type Kysely, sql } from 'kysely'
import { DIVISION_COLUMNS, divisionOf } from './division-columns.ts'
import type { RegistryTables } from './registry-tables.ts'

type Db = Kysely<RegistryTables>

/** Where a division lies now; undefined for an unknown one. */
export async function findPath(db: Db, code: DivisionCode): Promise<ScopePath | undefined> {
  const row = await db.selectFrom('division').select('scope_path').where('code', '=', code).limit(1).executeTakeFirst()
  return row?.scope_path
}

/** All versions of a division, newest first, held as they are until the transaction ends: its path cannot move meanwhile. */
export async function holdVersions(db: Db, code: DivisionCode): Promise<Division[]> {
  // Asked together, and answered one after the other.
  const [, rows] = await Promise.all([
    holdDivisions(db),
    db.selectFrom('division').select(DIVISION_COLUMNS).where('code', '=', code).orderBy('valid_from', 'desc').execute(),
  ])
  return rows.map(divisionOf)
}

/** Name, path and last day of a division as it is now; undefined for an unknown one. */
export async function newestDivision(
  db: Db,
  code: DivisionCode,
): Promise<{ name: string; path: ScopePath; until: BusinessDate | null } | undefined> {
  return db
    .selectFrom('division')
    .select(['name', 'scope_path as path', sql<BusinessDate | null>`upper(valid) - 1`.as('until')])
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The newest name of a division. */
export async function divisionName(db: Db, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('division')
    .select('name')
    .where('code', '=', toDivisionCode(code))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name
}

/** The newest names of divisions. */
export async function newestNames(db: Db, codes: readonly DivisionCode[]): Promise<Map<DivisionCode, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('division')
    .distinctOn('code')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** For each of these paths the newest names of its division and of those above it, by their levels. */
export async function placeNames(
  db: Db,
  paths: readonly ScopePath[],
): Promise<Map<string, Partial<Record<DivisionLevel, string>>>> {
  const wanted = [...new Set(paths)]
  const all = [...new Set(wanted.flatMap((path) => [...pathsAbove(path), path]))]
  const rows = await db
    .selectFrom('division')
    .distinctOn('scope_path')
    .select(['scope_path', 'level', 'name'])
    .where(sql<boolean>`scope_path = ANY(${all}::text[])`)
    .orderBy('scope_path')
    // As in listAncestors: the path's own division goes before a retired code that shares it.
    .orderBy(sql`split_part(scope_path, '/', -2) <> code`)
    .orderBy('valid_from', 'desc')
    .execute()
  const known = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.scope_path, row]))
  return new Map(
    wanted.map((path) => {
      const places = [...pathsAbove(path), path].flatMap((above) => known.get(above) ?? [])
      return [path, Object.fromEntries(places.map(({ level, name }) => [level, name]))]
    }),
  )
}

/** The newest names of what lies above a path's own division, from the province down. */
export async function listAncestors(db: Db, path: ScopePath): Promise<{ code: DivisionCode; name: string }[]> {
  return (
    db
      .selectFrom('division')
      .distinctOn('scope_path')
      .select(['code', 'name'])
      .where(sql<boolean>`scope_path = ANY(${pathsAbove(path)}::text[])`)
      // A retired code shares its successor's path: the path's own division goes first.
      .orderBy('scope_path')
      .orderBy(sql`split_part(scope_path, '/', -2) <> code`)
      .orderBy('valid_from', 'desc')
      .execute()
  )
}

function pathsAbove(path: ScopePath): ScopePath[] {
  const paths: ScopePath[] = []
  for (const code of path.split('/').slice(1, -2)) paths.push(childPath(paths.at(-1) ?? EVERYWHERE, code))
  return paths
}
