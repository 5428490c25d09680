import { checkExisting } from '@zhanwang/domain-station-registry/existing-station'
import type { Database } from '@zhanwang/persistence/database'
import { publishedChecklist } from '../acceptance/checklist-in-force.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { saveChange } from './change-station.ts'
import { foundStation, mapFoundingConstraint } from './found-station.ts'

/**
 * Records a station that operated before stations of its place were accepted by a checklist: 筹建 from its founding, 运行
 * from its plaque. The figures count it as not accepted on record.
 */
export function handleRecordExisting(
  database: Database<RegistryTables>,
): RegistryHandler<'stations', 'recordExisting'> {
  return ({ plaqueOn: on, reason, ...input }, call) =>
    database
      .command(call, async (tx) => {
        const station = await foundStation(tx, call, input, call.scopes)
        checkExisting({ ...input, plaqueOn: on }, await publishedChecklist(tx.db, station, on), call.today)
        const changed = saveChange(tx, call, station, {
          changes: { status: 'operating', statusSince: on, plaqueOn: on },
          begins: { on, reason, what: { aspect: 'status', status: 'operating', handOver: [] } },
        })
        return { id: station.id, ...changed }
      })
      .catch((error: unknown) => {
        throw mapFoundingConstraint(error)
      })
}
