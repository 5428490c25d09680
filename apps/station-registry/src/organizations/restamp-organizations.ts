import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { lockOrganizationsOf, updateOrganization } from './organization-store.ts'
import { recordOrganization } from './save-organization.ts'

/**
 * Carries a reorganisation of divisions over to the organizations whose records they keep. Audits and tells each. Returns
 * how many changed.
 */
export async function restampOrganizations(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const all = await lockOrganizationsOf(
    tx.db,
    places.map(({ code }) => code),
  )
  let changed = 0
  for (const organization of all) {
    const place = places.find(({ code }) => code === organization.division)
    const { scopePath, divisionName, version } = organization
    if (!place || (place.path === scopePath && place.name === divisionName)) continue
    const moved = { scopePath: place.path, divisionName: place.name }
    const after = { ...organization, ...moved, version: version + 1 }
    updateOrganization(tx, after)
    recordOrganization(tx, after, { before: { scopePath, divisionName }, after: moved })
    changed += 1
  }
  return changed
}
