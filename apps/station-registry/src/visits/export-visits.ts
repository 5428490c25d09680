import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ExportedVisit, VISIT_EXPORT } from '@zhanwang/domain-station-registry/visit-export'
import type { ListExport } from '@zhanwang/ledgers/list-export'
import type { Database } from '@zhanwang/persistence/database'
import type { z } from 'zod'
import { divisionName } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { visitPage } from './list-visits.ts'

const procedure = stationRegistry.procedures.visits.export

/** The ledger of visits, one row each, with what was found. */
export function exportVisits({
  read,
}: Database<RegistryTables>): ListExport<z.output<typeof procedure.input>, ExportedVisit> {
  return {
    kind: 'visits.export',
    input: procedure.input,
    title: { zh: '督办台账', en: 'Supervision visits' },
    context: stationRegistry.context,
    columns: VISIT_EXPORT,
    page: (input, call) => visitPage(read, input, call),
    division: ({ division }) => division,
    divisionName: (code) => divisionName(read, code),
  }
}
