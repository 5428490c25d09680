import { stationChanged } from '@zhanwang/domain-station-registry/events'
import type { StationCode, StationStatus } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { type Beginning, beginPeriod } from './period-store.ts'
import { publicState, type StoredStation } from './station-columns.ts'
import { lockStations, mapStationConstraint, updateStation } from './station-store.ts'

/** What a decision changes of a station, and what of it holds from a day on. */
export interface StationChange {
  readonly changes: Partial<StoredStation>
  readonly begins?: { readonly on: BusinessDate; readonly reason: string; readonly what: Beginning }
}

export interface ChangedStation {
  readonly code: StationCode
  readonly status: StationStatus
  readonly version: number
}

/**
 * Carries out a change of one station: locks it (and `alsoLocked`), lets `decide` apply the rules, saves, audits what
 * changed and tells it. Throws `not-found` outside the caller's scope, `stale` when it was changed since `version`.
 */
export async function changeStation(
  database: Database<RegistryTables>,
  call: CommandCall,
  { code, version, alsoLocked = [] }: { code: StationCode; version: number; alsoLocked?: readonly StationCode[] },
  decide: (
    station: StoredStation,
    tx: Transaction<RegistryTables>,
    others: readonly StoredStation[],
  ) => StationChange | Promise<StationChange>,
): Promise<ChangedStation> {
  const work = async (tx: Transaction<RegistryTables>): Promise<ChangedStation> => {
    const locked = await lockStations(tx.db, [code, ...alsoLocked], call.scopes)
    const before = locked.find((station) => station.code === code)
    if (!before) throw new DomainError('not-found')
    if (before.version !== version) throw new DomainError('stale')

    return saveChange(tx, call, before, await decide(before, tx, locked))
  }
  return database.command(call, work).catch((error: unknown) => {
    throw mapStationConstraint(error)
  })
}

/** Saves a change of a locked station with what begins by it, audits what changed and tells it. */
export function saveChange(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  before: StoredStation,
  { changes, begins }: StationChange,
): ChangedStation {
  const after: StoredStation = { ...before, ...changes, version: before.version + 1 }
  updateStation(tx, after)
  if (begins) {
    const { on, reason, what } = begins
    beginPeriod(tx, call, { stationId: after.id, sequence: after.version, on, reason }, what)
  }
  record(tx, after, { ...differences(before, after), ...(begins && beginningOf(begins)) })
  return { code: after.code, status: after.status, version: after.version }
}

function beginningOf({ on, reason, what }: NonNullable<StationChange['begins']>): JsonObject {
  const handOver = what.aspect === 'status' ? (what.handOver ?? []) : []
  return { on, reason, ...(handOver.length > 0 && { handOver: handOver.map((said) => ({ ...said })) }) }
}

/** Audits a change of a station and tells its new state. */
export function record(tx: Transaction<RegistryTables>, station: StoredStation, detail: JsonObject): void {
  tx.audit({
    subjectType: 'station',
    subjectId: station.code,
    scopePath: station.scopePath,
    division: station.division,
    detail,
  })
  const { id: aggregateId, version: aggregateVersion } = station
  tx.emit(stationChanged, { aggregateId, aggregateVersion, state: publicState(station) })
}

/** What a change changed, before and after; the version goes without saying. */
function differences(before: StoredStation, after: StoredStation): { before: JsonObject; after: JsonObject } {
  const old: JsonObject = { ...before }
  const changed = Object.entries<JsonObject[string]>({ ...after }).filter(
    ([name, value]) => name !== 'version' && canonicalJson(old[name] ?? null) !== canonicalJson(value ?? null),
  )
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, old[name] ?? null])),
    after: Object.fromEntries(changed),
  }
}
