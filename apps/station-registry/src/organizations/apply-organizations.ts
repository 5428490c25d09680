import type { OrganizationCode } from '@zhanwang/domain-station-registry/organization'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { IMPORT_REASON } from '../station-imports/insert-stations.ts'
import type { OrganizationPlan } from './organization-plan.ts'
import { insertOrganization, updateOrganization } from './organization-store.ts'
import { insertRating } from './organization-trust-store.ts'
import { saveStep } from './save-organization.ts'

/** Writes what rows of the ledger register and change; returns their codes in the order of the plans. */
export async function applyOrganizations(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  plans: readonly OrganizationPlan[],
): Promise<OrganizationCode[]> {
  for (const { before, after, grade } of plans) {
    if (before) updateOrganization(tx, after)
    else insertOrganization(tx, after)
    if (grade) insertRating(tx, after.id, { ...grade, source: IMPORT_REASON })
    saveStep(tx, call, before, after, { step: before ? 'change' : 'register', on: call.today, text: IMPORT_REASON })
  }
  return plans.map(({ after }) => after.code)
}
