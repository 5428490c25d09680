import { policyChanged } from '@zhanwang/domain-station-registry/events'
import type { Policy } from '@zhanwang/domain-station-registry/policy'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { changeFacts } from '../changed-fields.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockPolicy, ruleOf, updatePolicy } from './policy-store.ts'

/**
 * Carries out one change of a document: locks it, lets `decide` apply the rules, and saves. Throws `not-found` outside the
 * caller's scope, `stale` when somebody was faster.
 */
export async function changePolicy(
  db: Database<RegistryTables>,
  call: CommandCall,
  { id, version, reason }: { readonly id: Uuid; readonly version: number; readonly reason: string },
  decide: (policy: Policy, tx: Transaction<RegistryTables>) => Partial<Policy> | Promise<Partial<Policy>>,
): Promise<{ id: Uuid; version: number }> {
  const work = db.command(call, async (tx) => {
    const before = await lockPolicy(tx.db, id, call.scopes)
    if (before.version !== version) throw new DomainError('stale')
    const after: Policy = { ...before, ...(await decide(before, tx)), version: version + 1 }
    savePolicy(tx, before, after, reason)
    return { id, version: after.version }
  })
  return work.catch((error: unknown) => {
    throw ruleOf(error)
  })
}

/** Writes what changed of a locked document, audits it and tells its new state. */
export function savePolicy(tx: Transaction<RegistryTables>, before: Policy, after: Policy, reason?: string): void {
  updatePolicy(tx, after)
  recordPolicy(tx, after, {
    ...changeFacts(before, after),
    ...(reason && { reason }),
  })
}

/** Repeals a locked document on the day on which its successor comes into force. */
export function repealBy(tx: Transaction<RegistryTables>, old: Policy, { id, title, validFrom }: Policy): void {
  const repealed = { on: validFrom, reason: '', by: { id, title } }
  savePolicy(tx, old, { ...old, repealed, version: old.version + 1 })
}

/** Audits a change of a document and tells its new state. */
export function recordPolicy(tx: Transaction<RegistryTables>, policy: Policy, detail: JsonObject): void {
  const { id, scopePath, division, version } = policy
  tx.audit({ subjectType: 'policy', subjectId: id, scopePath, division, detail })
  tx.emit(policyChanged, { aggregateId: id, aggregateVersion: version, state: policy })
}
