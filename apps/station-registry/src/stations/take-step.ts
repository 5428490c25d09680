import type { EndingStep } from '@zhanwang/domain-station-registry/closing'
import { type OrderedStep, takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import type { Database } from '@zhanwang/persistence/database'
import { checkNotFailed } from '../acceptance/check-not-failed.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'

/** One step of a station's life, except for its end, before which there is something to hand over. */
export function handleStep(
  database: Database<RegistryTables>,
  step: Exclude<OrderedStep, EndingStep>,
): RegistryHandler<'stations', 'rectify'> {
  return ({ code, version, on, reason }, call) =>
    changeStation(database, call, { code, version }, async (station, tx) => {
      const life = {
        status: station.status,
        statusSince: station.statusSince,
        hasPremises: station.premises !== null,
        activeChildren: 0,
      }
      if (step === 'resume') await checkNotFailed(tx.db, station)
      const status = takeStep(step, life, on, call.today)
      return {
        changes: { status, statusSince: on },
        begins: { on, reason, what: { aspect: 'status', status } },
      }
    })
}
