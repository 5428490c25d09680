import type { StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { restamp } from './station-store.ts'

export interface MovedStation {
  readonly code: StationCode
  readonly name: string
  readonly kind: StationKind
  readonly before: ScopePath
  readonly after: ScopePath
}

/** Stamps the stations of places anew in a rehearsal, without audit and event, and says which those are, by code. */
export async function rehearseRestamp(
  db: Kysely<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<MovedStation[]> {
  const moved = await restamp(db, places)
  return moved
    .map(({ before, after: { code, name, kind, scopePath } }) => ({
      ...{ code, name, kind },
      ...{ before: before.scopePath, after: scopePath },
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** The active stations that stand in each of the places themselves, by the place's path. */
export async function activeStationsIn(
  db: Kysely<RegistryTables>,
  paths: readonly ScopePath[],
): Promise<Map<ScopePath, { code: StationCode; name: string }[]>> {
  const rows = await db
    .selectFrom('station')
    .select(['code', 'name', 'scope_path'])
    .where(sql<boolean>`scope_path = ANY(${[...paths]}::text[])`)
    .where('kind', '=', 'station')
    .where('status', 'not in', ['closed', 'merged'])
    .orderBy('code')
    .execute()
  const byPath = Map.groupBy(rows, (row) => row.scope_path)
  return new Map(paths.map((path) => [path, (byPath.get(path) ?? []).map(({ code, name }) => ({ code, name }))]))
}
