import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ExportedOrganization, ORGANIZATION_EXPORT } from '@zhanwang/domain-station-registry/organization-export'
import { listsOn } from '@zhanwang/domain-station-registry/organization-life'
import type { ListExport } from '@zhanwang/ledgers/list-export'
import type { Database } from '@zhanwang/persistence/database'
import type { z } from 'zod'
import { divisionName } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { organizationPage } from './read-organizations.ts'

const procedure = stationRegistry.procedures.organizations.export

/** The register of organizations, one row each. */
export function exportOrganizations({
  read,
}: Database<RegistryTables>): ListExport<z.output<typeof procedure.input>, ExportedOrganization> {
  return {
    kind: 'organizations.export',
    input: procedure.input,
    title: { zh: '单位名录', en: 'Organizations' },
    context: stationRegistry.context,
    columns: ORGANIZATION_EXPORT,
    async page(input, { today }) {
      const { rows, next } = await organizationPage(read, input, today)
      const shown = rows.map((row) => ({ ...row, listsNow: listsOn(row, today) }))
      return { rows: shown, next }
    },
    // The whole register is nobody's part of it.
    division: ({ division }) => division ?? null,
    divisionName: (code) => divisionName(read, code),
  }
}
