import { NAMED_HANGING } from '@zhanwang/domain-station-registry/closing'
import type { Station, StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { lockHost } from './lock-host.ts'
import { STATION_COLUMNS, type StoredStation, stationOf, storedStationOf } from './station-columns.ts'

type Db = Kysely<RegistryTables>

/** Rules that the database holds, as the reader hears them. */
export function mapStationConstraint(error: unknown): unknown {
  return mapConstraint(error, { station_active_name: 'name-taken', station_active_host: 'host-taken' })
}

/** A station in the reader's scope; undefined for any other. */
export async function findStation(
  db: Db,
  code: StationCode,
  scopes: readonly ScopePath[],
): Promise<StoredStation | undefined> {
  const row = await db
    .selectFrom('station')
    .select(STATION_COLUMNS)
    .where('code', '=', code)
    .where(inScopes('station.scope_path', scopes))
    .executeTakeFirst()
  return row && storedStationOf(row)
}

/** Locks stations for a change, in the order of their codes so that two changes of the same pair never lock crosswise. */
export async function lockStations(
  db: Db,
  codes: readonly StationCode[],
  scopes: readonly ScopePath[],
): Promise<StoredStation[]> {
  const rows = await db
    .selectFrom('station')
    .select(STATION_COLUMNS)
    .where('code', 'in', codes)
    .where(inScopes('station.scope_path', scopes))
    .orderBy('code')
    .forUpdate()
    .execute()
  return rows.map(storedStationOf)
}

/** The station of a code, if any: one above a new one, held until the founding is done, so that it cannot be closed meanwhile. */
export async function holdParent(db: Db, code: StationCode): Promise<Station[]> {
  const rows = await db.selectFrom('station').select(STATION_COLUMNS).where('code', '=', code).forShare().execute()
  return rows.map(stationOf)
}

/** The active stations of the place that a division lies in, at most two, held as `holdParent` does. */
export async function holdStationsAbove(db: Db, division: DivisionCode): Promise<Station[]> {
  return holdStationsAt(db, sql<ScopePath>`regexp_replace(${pathOf(division)}, '[^/]+/$', '')`)
}

/**
 * The active station of a division's place, also one that was founded under a code that has ended since (the index
 * `station_active_host` knows only the codes). Foundings at one place wait for each other until the transaction ends.
 */
export async function holdHost(db: Db, division: DivisionCode): Promise<Station | undefined> {
  // Asked together, and answered one after the other: by then nobody else founds there.
  const [, [station]] = await Promise.all([lockHost(db, pathOf(division)), holdStationsAt(db, pathOf(division))])
  return station
}

async function holdStationsAt(db: Db, place: RawBuilder<ScopePath>): Promise<Station[]> {
  const rows = await db
    .selectFrom('station')
    .select(STATION_COLUMNS)
    .where('scope_path', '=', place)
    .where('kind', '=', 'station')
    .where('status', 'not in', ['closed', 'merged'])
    .limit(2)
    .forShare()
    .execute()
  return rows.map(stationOf)
}

/** Where a division lies now, for a statement; NULL for an unknown one. */
function pathOf(division: DivisionCode): RawBuilder<ScopePath> {
  return sql<ScopePath>`(SELECT division.scope_path FROM division WHERE division.code = ${division} LIMIT 1)`
}

/** Refuses a second active station of a name in one division, before the index `station_active_name` does. Throws `conflict`. */
export async function checkNameFree(db: Db, division: DivisionCode, name: string): Promise<void> {
  const taken = await db
    .selectFrom('station')
    .select('id')
    .where('division_code', '=', division)
    .where('name', '=', name)
    .where('status', 'not in', ['closed', 'merged'])
    .executeTakeFirst()
  if (taken) throw new DomainError('conflict', { reason: 'name-taken' })
}

/** A child, and from when the station above it is that. */
export interface StoredChild {
  readonly station: StoredStation
  readonly parentSince: BusinessDate
}

/** Locks what stands directly below a station and is neither closed nor merged, in the order of the codes. */
export async function lockActiveChildren(db: Db, code: StationCode): Promise<StoredChild[]> {
  const rows = await db
    .selectFrom('station')
    .innerJoin('station_above', (join) =>
      join.onRef('station_above.station_id', '=', 'station.id').on(sql<boolean>`upper_inf(station_above.valid)`),
    )
    .select(STATION_COLUMNS)
    .select('station_above.since as parent_since')
    .where('station.parent_code', '=', code)
    .where('station.status', 'not in', ['closed', 'merged'])
    .orderBy('station.code')
    .forUpdate('station')
    .execute()
  return rows.map((row) => ({ station: storedStationOf(row), parentSince: row.parent_since }))
}

/** How many stations or rooms directly below are neither closed nor merged. */
export async function countActiveChildren(db: Db, code: StationCode): Promise<number> {
  const { count } = await db
    .selectFrom('station')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('parent_code', '=', code)
    .where('status', 'not in', ['closed', 'merged'])
    .executeTakeFirstOrThrow()
  return count
}

/** The names of the first few of them, by their codes. */
export async function nameActiveChildren(db: Db, code: StationCode): Promise<string[]> {
  const rows = await db
    .selectFrom('station')
    .select('name')
    .where('parent_code', '=', code)
    .where('status', 'not in', ['closed', 'merged'])
    .orderBy('code')
    .limit(NAMED_HANGING)
    .execute()
  return rows.map(({ name }) => name)
}

/** The names of stations, whoever may see them: a name beside a code that the reader sees already. */
export async function findNames(
  db: Db,
  codes: readonly StationCode[],
): Promise<Map<StationCode, { code: StationCode; name: string }>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('station').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** The next serial of a stem. Its row stays locked until the founding ends, so that a serial is neither lost nor doubled. */
export async function takeSerial(db: Db, stem: string): Promise<number> {
  const { last } = await db
    .insertInto('station_serial')
    .values({ stem, last: 1 })
    .onConflict((conflict) => conflict.column('stem').doUpdateSet({ last: sql<number>`station_serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** Writes a new station; violated constraints reject the command. */
export function insertStation(tx: Transaction<RegistryTables>, station: StoredStation): void {
  tx.write(
    tx.db.insertInto('station').values({
      id: station.id,
      code: station.code,
      kind: station.kind,
      host_type: station.hostType,
      division_code: station.division,
      founded_on: station.foundedOn,
      provenance: station.provenance,
      ...mutableColumns(station),
    }),
  )
}

/** Writes a locked station's new state. */
export function updateStation(tx: Transaction<RegistryTables>, station: StoredStation): void {
  tx.write(tx.db.updateTable('station').set(mutableColumns(station)).where('id', '=', station.id))
}

function mutableColumns(station: StoredStation) {
  return {
    name: station.name,
    division_name: station.divisionName,
    scope_path: station.scopePath,
    parent_code: station.parent,
    status: station.status,
    status_since: station.statusSince,
    plaque_on: station.plaqueOn,
    mode: station.mode,
    mode_since: station.modeSince,
    premises: station.premises && JSON.stringify(station.premises),
    premises_since: station.premisesSince,
    merged_into: station.mergedInto,
    features: JSON.stringify(station.features),
    responsible: JSON.stringify(station.responsible),
    phone: station.phone,
    remark: station.remark,
    version: station.version,
  }
}

/** A station that was stamped anew, and how it was stamped before. */
export interface Restamped {
  readonly before: { readonly scopePath: ScopePath; readonly divisionName: string }
  readonly after: StoredStation
}

/** Stamps paths and names on the stations of places that changed, and returns those that differed. */
export async function restamp(
  db: Db,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<Restamped[]> {
  const rows = await db
    .with('place', (cte) =>
      cte.selectNoFrom([
        sql<DivisionCode>`unnest(${places.map(({ code }) => code)}::text[])`.as('code'),
        sql<ScopePath>`unnest(${places.map(({ path }) => path)}::text[])`.as('path'),
        sql<string>`unnest(${places.map(({ name }) => name)}::text[])`.as('name'),
      ]),
    )
    .with('old', (cte) =>
      cte
        .selectFrom('station')
        .innerJoin('place', 'place.code', 'station.division_code')
        .select(['station.id', 'station.scope_path', 'station.division_name', 'place.path', 'place.name'])
        .where((eb) =>
          eb.or([
            eb('station.scope_path', '<>', eb.ref('place.path')),
            eb('station.division_name', '<>', eb.ref('place.name')),
          ]),
        )
        .forUpdate('station'),
    )
    .updateTable('station')
    .from('old')
    .set((eb) => ({
      scope_path: eb.ref('old.path'),
      division_name: eb.ref('old.name'),
      version: sql<number>`station.version + 1`,
    }))
    .whereRef('station.id', '=', 'old.id')
    .returning(STATION_COLUMNS)
    .returning(['old.scope_path as old_path', 'old.division_name as old_name'])
    .execute()
  return rows.map((row) => ({
    before: { scopePath: row.old_path, divisionName: row.old_name },
    after: storedStationOf(row),
  }))
}
