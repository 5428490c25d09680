import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import { isLiveKey } from '../identity/api-keys/live-key.ts'
import type { IdentityTables } from '../identity/tables.ts'
import { throughApiKey } from './acting-through.ts'
import { findPrincipal } from './find-principal.ts'
import type { Principal } from './principal.ts'

/**
 * The holder of the key with this digest, as far as key and holder may; undefined for a key that is unknown, revoked or
 * past its last day, and for one whose holder is no longer active.
 */
export async function findByApiKey(db: Kysely<IdentityTables>, digest: string): Promise<Principal | undefined> {
  const key = await db
    .selectFrom('api_key')
    .select(['id', 'account_id', 'role', 'scope_path'])
    .where('key_digest', '=', digest)
    .where(isLiveKey(todayInShanghai(new Date())))
    .executeTakeFirst()
  if (!key) return undefined
  const scope = ScopePath.parse(key.scope_path)
  return findPrincipal(db, key.account_id, throughApiKey(key.id), false, { role: key.role, scope })
}
