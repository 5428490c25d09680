import { newId } from '@zhanwang/kernel/ids'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { recordFile, STORED_FILE_KEY } from '@zhanwang/persistence/stored-files'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { auditStep, enqueueStep } from './import-command.ts'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import { spreadsheetType } from './imported-file.ts'
import type { ImportParts } from './ledger-import.ts'

/** An import that is not finished by then is cancelled, and its rows go as long again after its end. */
const FILE_KEPT_DAYS = 60

/** Begins an import: the file is the service's from here on, and read by a job. */
export function beginImport(of: ImportOf, parts: ImportParts): ImportHandlers['begin'] {
  const { ledger } = of
  return async ({ file: ticket }, call) => {
    const begun = await parts.db
      .command(call, async (tx: Transaction<PlatformTables>) => {
        // Here and not before: a repeat gets its first answer also when the ticket has ended since.
        const file = await parts.files.claim(ticket, call.actor.id)
        spreadsheetType(file.type)
        const id = newId()
        recordFile(tx, file, new Date(call.now.getTime() + FILE_KEPT_DAYS * 86_400_000))
        tx.write(
          tx.db.insertInto('ledger_import').values({
            id,
            ledger: ledger.code,
            account_id: call.actor.id,
            account_name: call.actor.name,
            file_id: file.id,
            file_name: file.name,
            file_type: file.type,
            state: 'reading',
            version: 1,
            created_at: call.now,
            ended_at: null,
            sheets: '[]',
            layout: null,
            columns: '[]',
            on_existing: 'keep',
            as_of: call.today,
            counts: '{}',
            done: 0,
            total: null,
            problem: null,
            remainder: null,
          }),
        )
        enqueueStep(parts, of, tx, call, { name: 'read', id, version: 1 })
        auditStep(tx, call.scopes, id, { ledger: ledger.code, file: file.name, digest: file.digest })
        return { id, state: 'reading' as const, version: 1 }
      })
      .catch((error: unknown) => {
        throw mapConstraint(error, { [STORED_FILE_KEY]: 'import-begun-already' })
      })
    parts.notify(call.actor.id, 'import', begun.id)
    return begun
  }
}
