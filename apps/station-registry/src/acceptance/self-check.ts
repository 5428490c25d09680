import { checkItself, submitInspection } from '@zhanwang/domain-station-registry/inspection-steps'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeInspection } from './change-inspection.ts'
import { countEvidence } from './photo-store.ts'
import { takenBy } from './taken-by.ts'

/** Records what a station says of some items itself. */
export function handleRecordSelfCheck(
  database: Database<RegistryTables>,
): RegistryHandler<'acceptance', 'recordSelfCheck'> {
  return ({ items, on, ...named }, call) =>
    changeInspection(database, call, named, ({ file }) => checkItself(file, items, takenBy(call, on)))
}

/** Hands the self-check in, with its evidence: the county goes to the site next. */
export function handleSubmit(database: Database<RegistryTables>): RegistryHandler<'acceptance', 'submit'> {
  return ({ on, ...named }, call) =>
    changeInspection(database, call, named, async ({ id, file }, tx) =>
      submitInspection(file, await countEvidence(tx.db, id, 'before', file.round), takenBy(call, on)),
    )
}
