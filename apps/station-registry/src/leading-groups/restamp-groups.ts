import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { lockGroupsOf } from './group-store.ts'
import { saveGroup } from './save-group.ts'

/** Carries a reorganisation of divisions over to their leading groups. Audits and tells each. Returns how many changed. */
export async function restampGroups(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const all = await lockGroupsOf(
    tx.db,
    places.map(({ code }) => code),
  )
  let changed = 0
  for (const group of all) {
    const place = places.find(({ code }) => code === group.division)
    if (!place || (place.path === group.scopePath && place.name === group.divisionName)) continue
    const moved = { scopePath: place.path, divisionName: place.name, version: group.version + 1 }
    saveGroup(tx, group, { ...group, ...moved })
    changed += 1
  }
  return changed
}
