import type { CommandCall } from '@zhanwang/kernel/call'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { jobPlace } from '@zhanwang/persistence/job-handlers'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ImportOf } from './import-handlers.ts'
import type { ImportParts } from './ledger-import.ts'

/** The job that carries out a step: it does nothing once the import has left `version`. */
export type ImportJobName = 'read' | 'check' | 'apply'

/** Puts the job of a step into the transaction that takes it. */
export function enqueueStep(
  parts: Pick<ImportParts, 'enqueue'>,
  { group }: ImportOf,
  tx: Transaction<PlatformTables>,
  call: CommandCall,
  { name, id, version }: { name: ImportJobName; id: Uuid; version: number },
): void {
  parts.enqueue(tx, {
    kind: `${group}.${name}`,
    input: { import: id, version },
    accountId: call.actor.id,
    accountName: call.actor.name,
    scopes: call.scopes,
    language: call.language,
  })
}

/** Audits a step of an import: it lies where all of its author's scopes meet. */
export function auditStep(
  tx: Transaction<PlatformTables>,
  scopes: readonly ScopePath[],
  id: Uuid,
  detail: JsonObject,
): void {
  tx.audit({ subjectType: 'ledger-import', subjectId: id, ...jobPlace(scopes), detail })
}
