import { reportMended } from '@zhanwang/domain-station-registry/inspection-steps'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeInspection } from './change-inspection.ts'
import { countEvidence } from './photo-store.ts'
import { takenBy } from './taken-by.ts'

/** Reports items as mended, with evidence taken since the check; after the last the county checks them again. */
export function handleReportRectified(
  database: Database<RegistryTables>,
): RegistryHandler<'acceptance', 'reportRectified'> {
  return ({ items, on, ...named }, call) =>
    changeInspection(database, call, named, async ({ id, file }, tx) =>
      reportMended(file, items, await countEvidence(tx.db, id, 'after', file.round), takenBy(call, on)),
    )
}
