import { checkDatedChange } from '@zhanwang/domain-station-registry/station-change'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'

/** Records an operating mode that holds from a day on; on the day of the last record it corrects that one. */
export function handleChangeMode(database: Database<RegistryTables>): RegistryHandler<'stations', 'changeMode'> {
  return ({ code, version, on, reason, mode }, call) =>
    changeStation(database, call, { code, version }, (station) => {
      const { status, foundedOn, modeSince: lastSince } = station
      checkDatedChange({ status, foundedOn, lastSince, on, today: call.today })
      return { changes: { mode, modeSince: on }, begins: { on, reason, what: { aspect: 'mode', mode } } }
    })
}
