import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { lockPoliciesOf } from './policy-store.ts'
import { savePolicy } from './save-policy.ts'

/** Carries a reorganisation of divisions over to their policy documents. Audits and tells each. Returns how many changed. */
export async function restampPolicies(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const all = await lockPoliciesOf(
    tx.db,
    places.map(({ code }) => code),
  )
  let changed = 0
  for (const policy of all) {
    const place = places.find(({ code }) => code === policy.division)
    if (!place || (place.path === policy.scopePath && place.name === policy.divisionName)) continue
    const moved = { scopePath: place.path, divisionName: place.name, version: policy.version + 1 }
    savePolicy(tx, policy, { ...policy, ...moved })
    changed += 1
  }
  return changed
}
