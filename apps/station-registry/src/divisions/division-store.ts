import type { Division, Population } from '@zhanwang/domain-station-registry/division'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import { EVERYWHERE, lastCode, type ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { DIVISION_COLUMNS, divisionOf, validOn } from '../division-columns.ts'
import { beginsWith } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

export interface DivisionFilter {
  /** Only what lies in one of these. */
  readonly scopes: readonly ScopePath[]
  readonly on: BusinessDate
  /** `tops`: the scopes' own divisions; a code: its children; `all`: everything in the scopes. */
  readonly among: 'tops' | 'all' | { readonly childrenOf: DivisionCode } | { readonly below: DivisionCode }
  readonly level?: DivisionLevel | undefined
  readonly text?: string | undefined
  readonly after?: readonly [ScopePath, DivisionCode] | undefined
  readonly limit: number
}

/** Divisions valid on a day, in the order of the tree: one row more than `limit` where there are more. */
export async function listDivisions(db: Db, filter: DivisionFilter): Promise<(Division & { hasChildren: boolean })[]> {
  const { scopes, on, among, level, text, after, limit } = filter
  let query = db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('division as child')
            .select('child.code')
            .whereRef('child.parent_code', '=', 'division.code')
            .where(validOn('child', on)),
        )
        .as('has_children'),
    )
    .where(validOn('division', on))
    .where(inScopes('division.scope_path', scopes))
  if (among === 'tops') query = query.where((eb) => eb.or(scopes.map((scope) => topOf(scope))))
  else if (among !== 'all' && 'childrenOf' in among) query = query.where('division.parent_code', '=', among.childrenOf)
  else if (among !== 'all') query = query.where('division.code', '<>', among.below)
  if (level) query = query.where('division.level', '=', level)
  if (text) {
    const pattern = beginsWith(text)
    query = query.where((eb) =>
      eb.or([eb('division.name', 'like', pattern), sql<boolean>`division.code LIKE ${pattern}`]),
    )
  }
  if (after) query = query.where(sql<boolean>`(division.scope_path, division.code) > (${after[0]}, ${after[1]})`)
  const rows = await query
    .orderBy('division.scope_path')
    .orderBy('division.code')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => ({ ...divisionOf(row), hasChildren: Boolean(row.has_children) }))
}

/** The condition for the highest division of a scope: itself, or the provinces of everything. */
function topOf(scope: ScopePath) {
  return scope === EVERYWHERE
    ? sql<boolean>`division.parent_code IS NULL`
    : sql<boolean>`division.scope_path = ${scope} AND division.code = ${lastCode(scope)}`
}

/** All versions of a code, newest first; empty for an unknown one. */
export async function findVersions(db: Db, code: DivisionCode): Promise<Division[]> {
  const rows = await db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map(divisionOf)
}

/** Divisions that name `code` as a successor, with the last day of their newest version. */
export async function listPredecessors(
  db: Db,
  code: DivisionCode,
): Promise<{ code: DivisionCode; name: string; validTo: BusinessDate | null }[]> {
  return db
    .selectFrom('division')
    .distinctOn('code')
    .select(['code', 'name', sql<BusinessDate | null>`(upper(valid) - 1)::text`.as('validTo')])
    .where(sql<boolean>`successors @> ARRAY[${code}::text] AND successors <> '{}'`)
    .orderBy('code')
    .orderBy('valid_from', 'desc')
    .execute()
}

/** The recorded populations of a division, newest year first. */
export async function listPopulations(db: Db, code: DivisionCode): Promise<Population[]> {
  return db
    .selectFrom('population')
    .select(['year', 'registered', 'resident', 'source'])
    .where('division_code', '=', code)
    .orderBy('year', 'desc')
    .execute()
}

/** Where a division lies now, its population locked until the transaction ends; undefined for an unknown one. */
export async function lockPopulation(db: Db, code: DivisionCode): Promise<ScopePath | undefined> {
  const rows = await db
    .selectFrom('division')
    .select('scope_path')
    .where('code', '=', code)
    .orderBy('valid_from')
    .forNoKeyUpdate()
    .execute()
  return rows[0]?.scope_path
}

/** Writes the population of a year and returns what stood there before. The caller holds its lock. */
export async function savePopulation(
  db: Db,
  code: DivisionCode,
  population: Population,
): Promise<Population | undefined> {
  const before = await db
    .selectFrom('population')
    .select(['year', 'registered', 'resident', 'source'])
    .where('division_code', '=', code)
    .where('year', '=', population.year)
    .executeTakeFirst()
  await db
    .insertInto('population')
    .values({ division_code: code, ...population })
    .onConflict((conflict) =>
      conflict.columns(['division_code', 'year']).doUpdateSet((eb) => ({
        registered: eb.ref('excluded.registered'),
        resident: eb.ref('excluded.resident'),
        source: eb.ref('excluded.source'),
      })),
    )
    .execute()
  return before
}
