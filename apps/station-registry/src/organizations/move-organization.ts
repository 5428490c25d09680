import { checkMoving } from '@zhanwang/domain-station-registry/organization-life'
import type { Database } from '@zhanwang/persistence/database'
import { heldPlace } from '../held-place.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeOrganization } from './save-organization.ts'

/**
 * Hands the record of an organization to another division of the caller's scopes, which keeps it from now on. Throws
 * `not-found` where either division lies outside them, `rule-broken` for the same division and for one that is no more.
 */
export function handleMove(db: Database<RegistryTables>): RegistryHandler<'organizations', 'move'> {
  return ({ id, version, division, reason }, call) =>
    changeOrganization(db, call, { id, version }, async (before, tx) => {
      const { level: _, ...place } = await heldPlace(tx.db, division, call)
      checkMoving(before, place.division)
      return { step: 'move', on: call.today, text: reason, changes: place }
    })
}
