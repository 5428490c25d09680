import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Kysely } from 'kysely'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import { dropRows } from './import-row-store.ts'
import { NOTHING_LEFT } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'
import { stepCommand } from './step-command.ts'

/**
 * Ends an import whatever it is doing: a job that works on it finds it gone on and rolls back. What was taken over
 * before stays: then there is nothing left to cancel, and the step is refused.
 */
export function cancelImport(of: ImportOf, parts: ImportParts): ImportHandlers['cancel'] {
  return async ({ id }, call) => {
    const cancelled = await stepCommand(of, parts, call, { id, step: 'cancel', seen: null }, () => NOTHING_LEFT)
    // Not in the command, which holds the import: a job that holds the rows waits for it to learn that it is to stop.
    await parts.db.upkeep((db: Kysely<PlatformTables>) => dropRows(db, id))
    return cancelled
  }
}
