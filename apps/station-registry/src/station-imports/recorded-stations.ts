import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { isActive } from '@zhanwang/domain-station-registry/station-change'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { STATION_COLUMNS, type StoredStation, storedStationOf } from '../stations/station-columns.ts'

type Db = Kysely<RegistryTables>

/** What is recorded around the rows of a chunk. */
export interface RecordedStations {
  /** In the reader's scope, also one that is closed or merged. */
  withCode(code: StationCode): StoredStation | undefined
  /** The active ones of a place itself. */
  activeAt(place: ScopePath): readonly StoredStation[]
}

/**
 * Reads the stations that rows name by code, within the reader's scopes, and the active ones of places, in one query.
 * `hold`: they stay as they are until the transaction ends, locked in the order of their codes.
 */
export async function readRecorded(
  db: Db,
  of: { codes: readonly StationCode[]; places: readonly ScopePath[]; scopes: readonly ScopePath[]; hold: boolean },
): Promise<RecordedStations> {
  const { codes, places, scopes, hold } = of
  const query = db
    .selectFrom('station')
    .select(STATION_COLUMNS)
    .where((eb) =>
      eb.or([
        eb.and([sql<boolean>`station.code = ANY(${[...codes]}::text[])`, inScopes('station.scope_path', scopes)]),
        eb.and([
          sql<boolean>`station.scope_path = ANY(${[...places]}::text[])`,
          eb('station.status', 'not in', ['closed', 'merged']),
        ]),
      ]),
    )
    .orderBy('station.code')
  const rows = await (hold ? query.forUpdate() : query).execute()
  const byCode = new Map<StationCode, StoredStation>()
  const byPlace = new Map<ScopePath, StoredStation[]>()
  const named = new Set(codes)
  for (const station of rows.map(storedStationOf)) {
    if (named.has(station.code)) byCode.set(station.code, station)
    if (!isActive(station.status)) continue
    const there = byPlace.get(station.scopePath)
    if (there) there.push(station)
    else byPlace.set(station.scopePath, [station])
  }
  return { withCode: (code) => byCode.get(code), activeAt: (place) => byPlace.get(place) ?? [] }
}

/** The last serial of each stem, of one kind at one division. */
export async function lastSerials(db: Db, stems: readonly string[]): Promise<Map<string, number>> {
  if (stems.length === 0) return new Map()
  const rows = await db
    .selectFrom('station_serial')
    .select(['stem', 'last'])
    .where(sql<boolean>`stem = ANY(${[...stems]}::text[])`)
    .execute()
  return new Map(rows.map(({ stem, last }) => [stem, last]))
}
