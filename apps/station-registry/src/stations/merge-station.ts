import { takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import { checkMergeTarget } from '@zhanwang/domain-station-registry/station-change'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeStation } from './change-station.ts'
import { countActiveChildren } from './station-store.ts'

/** Merges a station into another that operates; both lie in the caller's scope. */
export function handleMerge(database: Database<RegistryTables>): RegistryHandler<'stations', 'merge'> {
  return ({ code, version, into, on, reason }, call) =>
    changeStation(database, call, { code, version, alsoLocked: [into] }, async (station, tx, locked) => {
      const target = locked.find((other) => other.code === into)
      if (!target) throw new DomainError('not-found')
      checkMergeTarget(station, target)
      const life = {
        status: station.status,
        statusSince: station.statusSince,
        hasPremises: station.premises !== null,
        activeChildren: await countActiveChildren(tx.db, code),
      }
      const status = takeStep('merge', life, on, call.today)
      return {
        changes: { status, statusSince: on, mergedInto: into },
        begins: { on, reason, what: { aspect: 'status', status } },
      }
    })
}
