import { checkHandedOver } from '@zhanwang/domain-station-registry/closing'
import { takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import type { Database } from '@zhanwang/persistence/database'
import { whatHangs } from '../closing/what-hangs.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'

/** Closes a station once nothing blocks and it is said to whom goes what it leaves behind. */
export function handleClose(database: Database<RegistryTables>): RegistryHandler<'stations', 'close'> {
  return ({ code, version, on, reason, handOver: said }, call) =>
    changeStation(database, call, { code, version }, async (station, tx) => {
      const hanging = await whatHangs(tx.db, station, 'close')
      const life = {
        status: station.status,
        statusSince: station.statusSince,
        hasPremises: station.premises !== null,
        activeChildren: hanging.find(({ kind }) => kind === 'children')?.count ?? 0,
      }
      const status = takeStep('close', life, on, call.today)
      const handOver = checkHandedOver(hanging, said)
      return {
        changes: { status, statusSince: on },
        begins: { on, reason, what: { aspect: 'status', status, handOver } },
      }
    })
}
