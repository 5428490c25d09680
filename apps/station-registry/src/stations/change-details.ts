import { checkNotEnded, stationName } from '@zhanwang/domain-station-registry/station-change'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'

/** Changes what holds of a station regardless of dates: name, contact, features, responsible persons. */
export function handleChangeDetails(database: Database<RegistryTables>): RegistryHandler<'stations', 'changeDetails'> {
  return ({ code, version, ...changes }, call) =>
    changeStation(database, call, { code, version }, (station) => {
      checkNotEnded(station.status)
      return { changes: { ...changes, name: stationName(changes.name) } }
    })
}
