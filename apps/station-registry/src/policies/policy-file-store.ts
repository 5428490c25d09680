import type { PolicyFile } from '@zhanwang/domain-station-registry/policy'
import type { ClaimedFile } from '@zhanwang/files/file-store'
import type { CommandCall } from '@zhanwang/kernel/call'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { bindsIn } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { Kysely } from 'kysely'
import { recordClaimed } from '../claimed-files.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

/** A file with the document that it belongs to, and the id of its small copy. */
export interface KeptPolicyFile extends PolicyFile {
  readonly policyId: Uuid
  readonly thumbnailId: Uuid | null
}

/** The files of a document, in the order in which they came. */
export async function listFiles(db: Db, policy: Uuid): Promise<PolicyFile[]> {
  const rows = await fileQuery(db).where('policy_file.policy_id', '=', policy).orderBy('policy_file.id').execute()
  return rows.map(fileOf).map(({ policyId, thumbnailId, ...file }) => file)
}

/** A file of a document that binds a place of the scopes; undefined for any other. */
export async function findPolicyFile(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<KeptPolicyFile | undefined> {
  const row = await fileQuery(db)
    .innerJoin('policy', 'policy.id', 'policy_file.policy_id')
    .where('policy_file.id', '=', id)
    .where(bindsIn('policy.scope_path', scopes))
    .executeTakeFirst()
  return row && fileOf(row)
}

/** Keeps a file with a document. */
export function insertPolicyFile(
  tx: Transaction<RegistryTables>,
  policy: Uuid,
  file: ClaimedFile,
  { actor, now }: Pick<CommandCall, 'actor' | 'now'>,
): Uuid {
  const id = newId()
  const kept = { id, policy_id: policy, added_by: actor.name, added_at: now, ...recordClaimed(tx, file) }
  tx.write(tx.db.insertInto('policy_file').values(kept))
  return id
}

function fileQuery(db: Db) {
  return db
    .selectFrom('policy_file')
    .innerJoin('stored_file as file', 'file.id', 'policy_file.file_id')
    .select(['policy_file.id', 'policy_file.policy_id', 'policy_file.file_id', 'policy_file.thumbnail_id'])
    .select(['policy_file.added_by', 'policy_file.added_at', 'file.name', 'file.type', 'file.size', 'file.digest'])
}

type FileRow = Awaited<ReturnType<ReturnType<typeof fileQuery>['executeTakeFirstOrThrow']>>

function fileOf(row: FileRow): KeptPolicyFile {
  const { id, policy_id: policyId, thumbnail_id: thumbnailId, file_id, name, type, size, digest } = row
  const file = StoredFile.parse({ id: file_id, name, type, size, digest })
  const added = { addedBy: row.added_by, addedAt: row.added_at.toISOString() }
  return { id, file, hasThumbnail: thumbnailId !== null, ...added, policyId, thumbnailId }
}
