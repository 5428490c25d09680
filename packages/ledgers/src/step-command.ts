import type { ImportState } from '@zhanwang/domain-ledger/import'
import type { ImportStep } from '@zhanwang/domain-ledger/import-steps'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { auditStep, enqueueStep, type ImportJobName } from './import-command.ts'
import type { ImportOf } from './import-handlers.ts'
import { type ImportChange, lockImport, type StoredImport, saveStep } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'

export interface StepRequest {
  readonly id: Uuid
  readonly step: ImportStep
  /** The version that the clerk saw; null where it does not matter. */
  readonly seen: number | null
  /** The job that carries it out. */
  readonly job?: ImportJobName
}

/**
 * Takes a step that a clerk asks for: locks the import, lets `decide` say what else changes, saves, audits, and puts the
 * step's job beside it. Throws `not-found` for another account's import, else as `takeImportStep` does.
 */
export async function stepCommand(
  of: ImportOf,
  parts: ImportParts,
  call: CommandCall,
  { id, step, seen, job }: StepRequest,
  decide: (stored: StoredImport, tx: Transaction<PlatformTables>) => ImportChange | Promise<ImportChange>,
): Promise<{ id: Uuid; state: ImportState; version: number }> {
  const stepped = await parts.db.command(call, async (tx: Transaction<PlatformTables>) => {
    const stored = await lockImport(tx.db, of.ledger.code, id, call.actor.id)
    if (seen !== null && seen !== stored.version) throw new DomainError('stale')
    const change = await decide(stored, tx)
    const saved = await saveStep(tx.db, stored, step, { change, now: call.now, seen })
    if (!saved) throw new DomainError('stale')
    if (job) enqueueStep(parts, of, tx, call, { name: job, id, version: saved.version })
    auditStep(tx, call.scopes, id, { ledger: of.ledger.code, step })
    return saved
  })
  parts.notify(call.actor.id, 'import', id)
  return stepped
}
