import { checkHandedOver } from '@zhanwang/domain-station-registry/closing'
import { takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import { checkMergeTarget } from '@zhanwang/domain-station-registry/station-change'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { whatHangs } from '../closing/what-hangs.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation, saveChange } from './change-station.ts'
import { lockActiveChildren } from './station-store.ts'

/**
 * Merges a station into another that operates; both lie in the caller's scope. What stands below it and is active stands
 * below the other from then on; to whom goes what else it leaves is said.
 */
export function handleMerge(database: Database<RegistryTables>): RegistryHandler<'stations', 'merge'> {
  return ({ code, version, into, on, reason, handOver: said }, call) =>
    changeStation(database, call, { code, version, alsoLocked: [into] }, async (station, tx, locked) => {
      const target = locked.find((other) => other.code === into)
      if (!target) throw new DomainError('not-found')
      checkMergeTarget(station, target, on)
      const life = {
        status: station.status,
        statusSince: station.statusSince,
        hasPremises: station.premises !== null,
        activeChildren: 0,
      }
      const status = takeStep('merge', life, on, call.today)
      const handOver = checkHandedOver(await whatHangs(tx.db, station, 'merge'), said)
      for (const { station: child, parentSince } of await lockActiveChildren(tx.db, code)) {
        // One that was founded below it after the day of the merge stands below the other from its first day.
        const isLater = parentSince > on
        saveChange(tx, call, child, {
          changes: { parent: into },
          begins: { on: isLater ? parentSince : on, reason, what: { aspect: 'parent', parent: into } },
        })
      }
      return {
        changes: { status, statusSince: on, mergedInto: into },
        begins: { on, reason, what: { aspect: 'status', status, handOver } },
      }
    })
}
