import type { Division } from '@zhanwang/domain-station-registry/division'
import { matchPlace, type NamedPlace, namedPlace, type PlaceMatch } from '@zhanwang/domain-station-registry/match-place'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { covers, lastCode, ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { DIVISION_COLUMNS, divisionOf } from '../division-columns.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

/** More villages than these are not kept from chunk to chunk. */
const MOST_VILLAGES = 50_000
const MOST_MATCHES = 50_000

/** The division tree as names are looked up in it: what lies in the reader's scopes, and what those lie in. */
export interface PlaceIndex {
  /**
   * The division of a level that words name, among those below `within` that were valid on a day, else among those of
   * today. What lies outside the scopes is not there, except what the scopes themselves lie in.
   */
  find(
    level: DivisionLevel,
    words: string,
    within: ScopePath,
    on: BusinessDate,
    today: BusinessDate,
  ): PlaceMatch<Division>
  /** All versions of a division, newest first. */
  versionsOf(code: Division['code']): readonly Division[]
  /** The division that stands on a path now. */
  at(path: ScopePath): Division | undefined
  /** Whether other codes lie on the same path: one that has ended, and the one that followed it. */
  isShared(path: ScopePath): boolean
  /** Loads the villages of townships, to be found from then on. */
  loadVillages(db: Db, townships: readonly ScopePath[]): Promise<void>
}

/** Reads all divisions down to the townships in one query. */
export async function loadPlaces(db: Db, scopes: readonly ScopePath[]): Promise<PlaceIndex> {
  const above = scopes.flatMap((scope) => pathsOf(scope))
  const rows = await db
    .selectFrom('division')
    .select(DIVISION_COLUMNS)
    .where('level', '<>', 'village')
    .where((eb) => eb.or([inScopes('division.scope_path', scopes), sql<boolean>`scope_path = ANY(${above}::text[])`]))
    .orderBy('valid_from', 'desc')
    .execute()
  return new LoadedPlaces(rows.map(divisionOf), scopes)
}

/** What `loadPlaces` gives. */
class LoadedPlaces implements PlaceIndex {
  /** Versions of each code, newest first. */
  readonly #byCode = new Map<string, Division[]>()
  readonly #codesOn = new Map<ScopePath, Set<string>>()
  readonly #below = new Map<string, NamedPlace<Division>[]>()
  readonly #scopes: readonly ScopePath[]
  readonly #matches = new Map<string, PlaceMatch<Division>>()
  readonly #villagesOf = new Set<ScopePath>()
  #villages = 0

  constructor(divisions: readonly Division[], scopes: readonly ScopePath[]) {
    this.#scopes = scopes
    for (const division of divisions) this.#add(division)
  }

  find(
    level: DivisionLevel,
    words: string,
    within: ScopePath,
    on: BusinessDate,
    today: BusinessDate,
  ): PlaceMatch<Division> {
    // Every row of a county asks for the same few townships, each time among all of them.
    const key = `${level} ${within} ${on} ${words}`
    const known = this.#matches.get(key)
    if (known) return known
    const candidates = this.#candidates(level, within)
    const then = matchPlace(validOn(candidates, on), words)
    const match = then.kind === 'none' ? matchPlace(validOn(candidates, today), words) : then
    if (level === 'village') return match
    if (this.#matches.size >= MOST_MATCHES) this.#matches.clear()
    this.#matches.set(key, match)
    return match
  }

  versionsOf(code: Division['code']): readonly Division[] {
    return this.#byCode.get(code) ?? []
  }

  at(path: ScopePath): Division | undefined {
    const code = lastCode(path)
    return code === undefined ? undefined : this.#byCode.get(code)?.[0]
  }

  isShared(path: ScopePath): boolean {
    return (this.#codesOn.get(path)?.size ?? 0) > 1
  }

  async loadVillages(db: Db, townships: readonly ScopePath[]): Promise<void> {
    if (this.#villages > MOST_VILLAGES) this.#forgetVillages()
    const missing = [...new Set(townships)].filter((path) => !this.#villagesOf.has(path))
    if (missing.length === 0) return
    // One range of the index for each township, whatever the planner knows of the table: the rows of a province were else
    // compared with every township. The closing / of a path (0x2F) replaced by 0 (0x30) ends its range, as in `scopeRange`.
    const villages = sql<RegistryTables['division']>`(SELECT * FROM division
      WHERE scope_path > township.path COLLATE "C" AND scope_path < (left(township.path, -1) || '0') COLLATE "C"
        AND level = 'village' OFFSET 0)`.as<'division'>(sql`division`)
    const rows = await db
      .selectFrom(sql<{ path: string }>`unnest(${missing}::text[])`.as<'township'>(sql`township (path)`))
      .innerJoinLateral(villages, (join) => join.onTrue())
      .select(DIVISION_COLUMNS)
      .where(inScopes('division.scope_path', this.#scopes))
      .orderBy('division.valid_from', 'desc')
      .execute()
    for (const row of rows) this.#add(divisionOf(row))
    for (const path of missing) this.#villagesOf.add(path)
    this.#villages += rows.length
  }

  #candidates(level: DivisionLevel, within: ScopePath): readonly NamedPlace<Division>[] {
    const known = this.#below.get(`${level} ${within}`)
    if (known) return known
    if (level === 'village') return []
    const found: NamedPlace<Division>[] = []
    for (const versions of this.#byCode.values()) {
      for (const division of versions) {
        if (division.level === level && covers(within, division.scopePath)) found.push(namedPlace(division))
      }
    }
    this.#below.set(`${level} ${within}`, found)
    return found
  }

  #add(division: Division): void {
    const versions = this.#byCode.get(division.code)
    if (versions) versions.push(division)
    else this.#byCode.set(division.code, [division])
    const codes = this.#codesOn.get(division.scopePath) ?? new Set<string>()
    this.#codesOn.set(division.scopePath, codes.add(division.code))
    if (division.level !== 'village') return
    const key = `village ${division.scopePath.replace(/[^/]+\/$/, '')}`
    const siblings = this.#below.get(key)
    if (siblings) siblings.push(namedPlace(division))
    else this.#below.set(key, [namedPlace(division)])
  }

  #forgetVillages(): void {
    for (const [code, [newest]] of this.#byCode) if (newest?.level === 'village') this.#byCode.delete(code)
    for (const key of this.#below.keys()) if (key.startsWith('village ')) this.#below.delete(key)
    this.#villagesOf.clear()
    this.#villages = 0
  }
}

function validOn(candidates: readonly NamedPlace<Division>[], on: BusinessDate): NamedPlace<Division>[] {
  return candidates.filter(({ place: { validFrom, validTo } }) => validFrom <= on && (!validTo || on <= validTo))
}

/** A path and all that it lies in, from the highest on. */
function pathsOf(path: ScopePath): ScopePath[] {
  const codes = path.split('/').slice(1, -1)
  return codes.map((_, index) => ScopePath.parse(`/${codes.slice(0, index + 1).join('/')}/`))
}
