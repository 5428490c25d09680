import type { Division } from '@zhanwang/domain-station-registry/division'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
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
  const rows = await db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .forShare()
    .execute()
  return rows.map(divisionOf)
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
