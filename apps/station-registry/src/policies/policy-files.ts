import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { checkPolicyFiles } from '@zhanwang/domain-station-registry/policy-life'
import { DomainError } from '@zhanwang/kernel/errors'
import type { JsonObject } from '@zhanwang/persistence/json'
import { forgetFile } from '@zhanwang/persistence/stored-files'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { fileFacts, removeContents } from '../claimed-files.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { findPolicyFile, insertPolicyFile, listFiles } from './policy-file-store.ts'
import { checkPolicyInScope, lockPolicy, ruleOf, updatePolicy } from './policy-store.ts'
import { recordPolicy } from './save-policy.ts'

type Parts = Pick<ServiceParts<RegistryTables>, 'db' | 'files' | 'log'>

/** Keeps another file with a document, also with one that is repealed: a scan may be found late. */
export function handleAddFile({ db, files }: Pick<Parts, 'db' | 'files'>): RegistryHandler<'policies', 'addFile'> {
  return ({ id, file: ticket }, call) => {
    const work = db.command(call, async (tx) => {
      // Looked at before the upload is taken over, locked only after: the disk may be slow.
      await checkPolicyInScope(tx.db, id, call.scopes)
      const claimed = await files.claim(ticket, call.actor.id)
      const policy = await lockPolicy(tx.db, id, call.scopes)
      checkPolicyFiles((await listFiles(tx.db, id)).length + 1)
      const added = insertPolicyFile(tx, id, claimed, call)
      tell(tx, policy, { added, files: fileFacts([claimed]) })
      return { id: added }
    })
    return work.catch((error: unknown) => {
      throw ruleOf(error)
    })
  }
}

/** Takes a file of a document away, its content with it; the audit keeps what it was and why it went. */
export function handleRemoveFile({ db, files, log }: Parts): RegistryHandler<'policies', 'removeFile'> {
  return async ({ id, reason }, call) => {
    let contents: readonly string[] = []
    const removed = await db.command(call, async (tx) => {
      const seen = await findPolicyFile(tx.db, id, call.scopes)
      if (!seen) throw new DomainError('not-found')
      const policy = await lockPolicy(tx.db, seen.policyId, call.scopes)
      // Asked again under the lock: another may have removed it while this one waited.
      if (!(await findPolicyFile(tx.db, id, call.scopes))) throw new DomainError('not-found')
      contents = seen.thumbnailId ? [seen.file.id, seen.thumbnailId] : [seen.file.id]
      tx.write(tx.db.deleteFrom('policy_file').where('id', '=', id))
      for (const content of contents) forgetFile(tx, content)
      const { name, digest } = seen.file
      tell(tx, policy, { removed: id, name, digest, reason })
      return { id }
    })
    await removeContents(files, log, contents)
    return removed
  }
}

/** Files are no part of a document's own state; its version goes up all the same, so that open pages look again. */
function tell(tx: Transaction<RegistryTables>, policy: Policy, detail: JsonObject): void {
  const after = { ...policy, version: policy.version + 1 }
  updatePolicy(tx, after)
  recordPolicy(tx, after, detail)
}
