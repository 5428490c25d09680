import { setImmediate } from 'node:timers/promises'
import type { StationStatus } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { record } from '../stations/change-station.ts'
import { publicState, type StoredStation } from '../stations/station-columns.ts'

/** What the history says of records that came with a ledger. */
export const IMPORT_REASON = '台账导入'

/** The next serials of stems, as many of each as are asked for: the first of them, by stem. Locked in the order of stems. */
export async function takeSerials(
  db: Kysely<RegistryTables>,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const stems = [...wanted.keys()].sort()
  const counts = stems.map((stem) => wanted.get(stem) ?? 0)
  const { rows } = await sql<{ stem: string; last: number }>`
    INSERT INTO station_serial (stem, last)
    SELECT stem, wanted FROM unnest(${stems}::text[], ${counts}::integer[]) AS given (stem, wanted) ORDER BY stem COLLATE "C"
    ON CONFLICT (stem) DO UPDATE SET last = station_serial.last + excluded.last
    RETURNING stem, last`.execute(db)
  return new Map(rows.map(({ stem, last }) => [stem, last - (wanted.get(stem) ?? 0) + 1]))
}

/** Stations that are written by one statement for each table: the database works on them while the next are made. */
const AT_ONCE = 100

/**
 * Writes new stations in a statement for each table and hundred, with their audit entries and events. Each is as its last
 * version says; one that operates has been 筹建 from its founding until then.
 */
export async function insertStations(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  stations: readonly StoredStation[],
): Promise<void> {
  for (let from = 0; from < stations.length; from += AT_ONCE) {
    insertSome(tx, call, stations.slice(from, from + AT_ONCE))
    // Lets what was written leave, and others of this process have their turn.
    await setImmediate()
  }
}

function insertSome(tx: Transaction<RegistryTables>, call: CommandCall, stations: readonly StoredStation[]): void {
  insertAll(tx, 'station', stations.map(stationRecord))
  insertAll(
    tx,
    'station_status',
    stations.flatMap((station) => statusRecords(station, call)),
  )
  const premises = stations.filter((station) => station.premises !== null)
  insertAll(
    tx,
    'station_premises',
    premises.map((station) => period(station, call, { premises: station.premises })),
  )
  const modes = stations.filter((station) => station.mode !== null)
  insertAll(
    tx,
    'station_mode',
    modes.map((station) => period(station, call, { mode: station.mode })),
  )
  const rooms = stations.filter((station) => station.parent !== null)
  insertAll(
    tx,
    'station_above',
    rooms.map((station) => period(station, call, { parent_code: station.parent })),
  )
  for (const station of stations) record(tx, station, { before: null, after: { ...publicState(station) } })
}

type JsonRecord = Readonly<Record<string, unknown>>

/** One parameter for all rows, whatever their number; the database reads the types from the table. */
function insertAll(tx: Transaction<RegistryTables>, table: keyof RegistryTables, records: readonly JsonRecord[]): void {
  const [first] = records
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  tx.write({
    compile: () =>
      sql`INSERT INTO ${sql.table(table)} (${columns}) SELECT ${columns}
        FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(records)}::json)`.compile(tx.db),
  })
}

function stationRecord(station: StoredStation): JsonRecord {
  return {
    id: station.id,
    code: station.code,
    kind: station.kind,
    name: station.name,
    host_type: station.hostType,
    division_code: station.division,
    division_name: station.divisionName,
    scope_path: station.scopePath,
    parent_code: station.parent,
    status: station.status,
    status_since: station.statusSince,
    founded_on: station.foundedOn,
    plaque_on: station.plaqueOn,
    mode: station.mode,
    mode_since: station.modeSince,
    premises: station.premises,
    premises_since: station.premisesSince,
    merged_into: station.mergedInto,
    features: station.features,
    responsible: station.responsible,
    phone: station.phone,
    provenance: station.provenance,
    remark: station.remark,
    version: station.version,
  }
}

function statusRecords(station: StoredStation, call: CommandCall): JsonRecord[] {
  const { foundedOn, status, statusSince } = station
  const begun = (sequence: number, since: BusinessDate, until: BusinessDate | null, of: StationStatus) => ({
    ...recorded(station, call),
    sequence,
    since,
    valid: until === null ? `[${since},)` : `[${since},${until})`,
    status: of,
  })
  if (status === 'preparing') return [begun(1, foundedOn, null, status)]
  // Founded and opened on one day: 筹建 held on no day, and stays in the history as such.
  const preparing = begun(1, foundedOn, statusSince, 'preparing')
  const empty = foundedOn === statusSince ? { ...preparing, valid: 'empty' } : preparing
  return [empty, begun(station.version, statusSince, null, status)]
}

function period(station: StoredStation, call: CommandCall, what: JsonRecord): JsonRecord {
  const since = station.foundedOn
  return { ...recorded(station, call), sequence: 1, since, valid: `[${since},)`, ...what }
}

function recorded({ id }: StoredStation, { actor, now }: CommandCall): JsonRecord {
  return {
    station_id: id,
    reason: IMPORT_REASON,
    recorded_by_id: actor.id,
    recorded_by: actor.name,
    recorded_at: now.toISOString(),
  }
}
