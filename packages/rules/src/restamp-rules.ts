import type { Transaction } from '@zhanwang/persistence/transaction'
import { recordRule } from './record-rule.ts'
import type { RuleTables } from './rule-tables.ts'
import { type RestampedPlace, restampVersions } from './version-store.ts'

/**
 * Carries a reorganisation of divisions over to the rules that they published: a division that moves takes its rules
 * along, one that ends lets them lapse on its last day. It is part of what changed the divisions. Returns how many
 * versions changed.
 */
export async function restampRules(
  tx: Transaction<RuleTables>,
  context: string,
  places: readonly RestampedPlace[],
): Promise<number> {
  const rows = await restampVersions(tx.db, places)
  for (const row of rows) {
    const { scope_path: scopePath, division_name: divisionName, division_until: divisionUntil } = row
    recordRule(tx, context, row, { after: { scopePath, divisionName, divisionUntil } })
  }
  return rows.length
}
