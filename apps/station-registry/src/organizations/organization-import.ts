import { ORGANIZATION_LEDGER } from '@zhanwang/domain-station-registry/organization-ledger'
import { IntendedOrganization, readOrganizationRow } from '@zhanwang/domain-station-registry/organization-ledger-row'
import type { LedgerImport } from '@zhanwang/ledgers/ledger-import'
import type { RegistryTables } from '../registry-tables.ts'
import { applyOrganizations } from './apply-organizations.ts'
import { organizationCheck } from './organization-check.ts'
import type { OrganizationPlan } from './organization-plan.ts'

/** The list of agencies that bureaus keep, as it is imported. An organization is known by its credit code. */
export const organizationImport: LedgerImport<RegistryTables, IntendedOrganization, OrganizationPlan> = {
  ledger: ORGANIZATION_LEDGER,
  group: 'organizationImports',
  permission: 'organization.import',
  intended: IntendedOrganization,
  interpret(row) {
    const title = typeof row.name === 'string' ? row.name : ''
    return { title, phase: 0, ...readOrganizationRow(row) }
  },
  beginCheck: organizationCheck,
  apply: applyOrganizations,
}
