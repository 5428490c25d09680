import { checkDatedChange, checkPremises } from '@zhanwang/domain-station-registry/station-change'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'

/** Records premises that hold from a day on; on the day of the last record it corrects that one. */
export function handleChangePremises(
  database: Database<RegistryTables>,
): RegistryHandler<'stations', 'changePremises'> {
  return ({ code, version, on, reason, premises }, call) =>
    changeStation(database, call, { code, version }, (station) => {
      const { status, foundedOn, premisesSince: lastSince } = station
      checkDatedChange({ status, foundedOn, lastSince, on, today: call.today })
      checkPremises(premises)
      return {
        changes: { premises, premisesSince: on },
        begins: { on, reason, what: { aspect: 'premises', premises } },
      }
    })
}
