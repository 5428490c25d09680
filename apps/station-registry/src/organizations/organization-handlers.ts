import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryTables } from '../registry-tables.ts'
import { handleChange, handleDissolve, handleRestore } from './change-organization.ts'
import { handleDelist, handleEnlist } from './enlist-organization.ts'
import { handleMove } from './move-organization.ts'
import { handleRate, handleWithdrawRating } from './rate-organization.ts'
import { handleGet, handleHistory, handleList } from './read-organizations.ts'
import { handleRegister } from './register-organization.ts'

/** Organizations: everything but their export, which is a job. */
export function organizationHandlers(
  db: Database<RegistryTables>,
): Omit<Handlers<StationRegistry>['organizations'], 'export'> {
  return {
    list: handleList(db),
    get: handleGet(db),
    history: handleHistory(db),
    register: handleRegister(db),
    change: handleChange(db),
    rate: handleRate(db),
    withdrawRating: handleWithdrawRating(db),
    enlist: handleEnlist(db),
    delist: handleDelist(db),
    dissolve: handleDissolve(db),
    restore: handleRestore(db),
    move: handleMove(db),
  }
}
