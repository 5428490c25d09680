import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { checkPolicyDates, checkSuperseding, policyNumber } from '@zhanwang/domain-station-registry/policy-life'
import { newId } from '@zhanwang/kernel/ids'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { claimFiles, fileFacts } from '../claimed-files.ts'
import { heldPlace } from '../held-place.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { insertPolicyFile } from './policy-file-store.ts'
import { checkNumberFree, insertPolicy, lockPolicy, ruleOf } from './policy-store.ts'
import { recordPolicy, repealBy } from './save-policy.ts'

/** Records a document with its files. The one whose place it takes is repealed on the day on which it comes into force. */
export function handleRecord({
  db,
  files,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>): RegistryHandler<'policies', 'record'> {
  return ({ division, supersedes, files: uploads, ...given }, call) => {
    const work = db.command(call, async (tx) => {
      const { level: _, ...place } = await heldPlace(tx.db, division, call)
      const written = { ...given, number: policyNumber(given.number) }
      checkPolicyDates(written, call.today)
      await checkNumberFree(tx.db, place.division, written.number, null)
      const claimed = await claimFiles(files, uploads, call.actor.id)
      const old = supersedes === null ? null : await lockPolicy(tx.db, supersedes, call.scopes)
      if (old) checkSuperseding(old, { scopePath: place.scopePath, validFrom: written.validFrom })
      const policy: Policy = {
        id: newId(),
        ...written,
        ...place,
        supersedes: old && { id: old.id, title: old.title },
        repealed: null,
        version: 1,
      }
      insertPolicy(tx, policy)
      for (const file of claimed) insertPolicyFile(tx, policy.id, file, call)
      recordPolicy(tx, policy, { before: null, after: { ...policy }, files: fileFacts(claimed) })
      if (old) repealBy(tx, old, policy)
      return { id: policy.id, version: 1 }
    })
    return work.catch((error: unknown) => {
      throw ruleOf(error)
    })
  }
}
