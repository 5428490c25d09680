import type { StationCode } from '@zhanwang/domain-station-registry/station'
import { stationName } from '@zhanwang/domain-station-registry/station-change'
import { stationCode, stationCodeStem } from '@zhanwang/domain-station-registry/station-code'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { type StationChange, saveChange } from '../stations/change-station.ts'
import { stationAtFounding } from '../stations/station-at-founding.ts'
import type { StoredStation } from '../stations/station-columns.ts'
import { IMPORT_REASON, insertStations, takeSerials } from './insert-stations.ts'
import type { StationPlan } from './station-plan.ts'

type Creation = Extract<StationPlan, { kind: 'create' }>
type Update = Extract<StationPlan, { kind: 'update' }>

/** Writes what rows of the station ledger found and change; returns their codes in the order of the plans. */
export async function applyStations(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  plans: readonly StationPlan[],
): Promise<StationCode[]> {
  const creations = plans.filter((plan) => plan.kind === 'create')
  const wanted = new Map<string, number>()
  for (const { station, place } of creations) {
    const stem = stationCodeStem(station.kind, place.division)
    wanted.set(stem, (wanted.get(stem) ?? 0) + 1)
  }
  const serials = wanted.size > 0 ? await takeSerials(tx.db, wanted) : new Map<string, number>()
  const founded = new Map<Creation, StoredStation>()
  for (const creation of creations) {
    const stem = stationCodeStem(creation.station.kind, creation.place.division)
    const serial = serials.get(stem) ?? 1
    serials.set(stem, serial + 1)
    founded.set(creation, foundedStation(creation, stationCode(creation.station.kind, creation.place.division, serial)))
  }
  await insertStations(tx, call, [...founded.values()])
  return plans.map((plan) =>
    plan.kind === 'create' ? (founded.get(plan)?.code ?? missing()) : updateStation(tx, call, plan),
  )
}

/** As it stands after its founding, and after it began to operate where it has a plaque. */
function foundedStation({ station, hostType, place, parent }: Creation, code: StationCode): StoredStation {
  const founded = stationAtFounding(
    { ...station, hostType, provenance: 'record' },
    { name: stationName(station.name), code, place, parent },
  )
  const { plaqueOn } = station
  return plaqueOn ? { ...founded, status: 'operating', statusSince: plaqueOn, plaqueOn, version: 2 } : founded
}

/** Changes details, premises and mode one after the other, each as its own command would. */
function updateStation(tx: Transaction<RegistryTables>, call: CommandCall, plan: Update): StationCode {
  let station = plan.before
  for (const change of changesOf(plan)) {
    const { version } = saveChange(tx, call, station, change)
    station = { ...station, ...change.changes, version }
  }
  return station.code
}

function changesOf({ difference: { details, premises, mode }, asOf }: Update): StationChange[] {
  const begins = { on: asOf, reason: IMPORT_REASON }
  const changes: StationChange[] = []
  if (details) changes.push({ changes: { ...details, name: stationName(details.name) } })
  if (premises) {
    const what = { aspect: 'premises' as const, premises }
    changes.push({ changes: { premises, premisesSince: asOf }, begins: { ...begins, what } })
  }
  if (mode) {
    const what = { aspect: 'mode' as const, mode }
    changes.push({ changes: { mode, modeSince: asOf }, begins: { ...begins, what } })
  }
  return changes
}

function missing(): never {
  throw new Error('a station was not founded that was to be')
}
