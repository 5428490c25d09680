import type { Policy } from '@zhanwang/domain-station-registry/policy'
import {
  checkBeforeRepeal,
  checkPolicyChange,
  checkPolicyDates,
  checkReinstating,
  checkRepeal,
  checkSuperseding,
  policyNumber,
} from '@zhanwang/domain-station-registry/policy-life'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { checkNumberFree, lockPolicy } from './policy-store.ts'
import { changePolicy, repealBy } from './save-policy.ts'

/** Corrects what is recorded of a document. */
export function handleChange(db: Database<RegistryTables>): RegistryHandler<'policies', 'change'> {
  return ({ id, version, reason, ...given }, call) =>
    changePolicy(db, call, { id, version, reason }, async (before, tx) => {
      const written = { ...given, number: policyNumber(given.number) }
      checkPolicyChange(before, call.today)
      checkPolicyDates(written, call.today)
      checkBeforeRepeal(before, written.validFrom)
      if (canonicalJson({ ...before, ...written }) === canonicalJson(before))
        throw new DomainError('rule-broken', { reason: 'policy-unchanged' })
      await checkNumberFree(tx.db, before.division, written.number, id)
      if (before.supersedes && written.validFrom !== before.validFrom)
        await moveRepeal(tx, call, { ...before, ...written })
      return written
    })
}

/** The document whose place this one took is repealed on the new day. */
async function moveRepeal(tx: Transaction<RegistryTables>, call: CommandCall, successor: Policy): Promise<void> {
  if (!successor.supersedes) return
  const old = await lockPolicy(tx.db, successor.supersedes.id, call.scopes)
  checkSuperseding({ ...old, repealed: null }, successor)
  repealBy(tx, old, successor)
}

/** Records that a document holds no more from a day on. */
export function handleRepeal(db: Database<RegistryTables>): RegistryHandler<'policies', 'repeal'> {
  return ({ id, version, on, reason }, call) =>
    changePolicy(db, call, { id, version, reason }, (before) => {
      checkRepeal(before, on)
      return { repealed: { on, reason, by: null } }
    })
}

/** Takes back a repeal that was recorded by mistake. Its number was kept for it meanwhile, as every document's is. */
export function handleReinstate(db: Database<RegistryTables>): RegistryHandler<'policies', 'reinstate'> {
  return ({ id, version, reason }, call) =>
    changePolicy(db, call, { id, version, reason }, (before) => {
      checkReinstating(before)
      return { repealed: null }
    })
}
