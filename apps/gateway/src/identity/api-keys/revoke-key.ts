import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely } from 'kysely'
import { checkInPerson } from '../../authentication/acting-through.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import type { IdentityTables } from '../tables.ts'
import { endKey } from './api-key-store.ts'

/** Revokes one of the caller's keys, at its next request. */
export function revokeMyKey({ database, sessions }: IdentityParts): IdentityHandler<'apiKeys', 'revokeMine'> {
  return async ({ id, reason }, call) => {
    checkInPerson(call.actor)
    const result = await database.command(call, async (tx) => {
      const key = await liveKey(tx.db, id).where('api_key.account_id', '=', call.actor.id).executeTakeFirst()
      if (!key) throw new DomainError('not-found')
      endKey(tx, key, { by: call.actor.id, at: call.now, reason })
      return { id }
    })
    sessions.forgetAccount(call.actor.id)
    return result
  }
}

/** Revokes a key of an account in scope. One that reaches beyond the caller's own scope is not theirs to take. */
export function revokeKey({ database, sessions }: IdentityParts): IdentityHandler<'apiKeys', 'revoke'> {
  return async ({ id, reason }, call) => {
    checkInPerson(call.actor)
    const { accountId, ...result } = await database.command(call, async (tx) => {
      const key = await liveKey(tx.db, id)
        .innerJoin('account', 'account.id', 'api_key.account_id')
        .where(inScopes('account.scope_path', call.scopes))
        .executeTakeFirst()
      if (!key) throw new DomainError('not-found')
      if (!anyCovers(call.scopes, ScopePath.parse(key.scope_path)))
        throw new DomainError('rule-broken', { reason: 'grants-beyond-scope' })
      endKey(tx, key, { by: call.actor.id, at: call.now, reason })
      return { id, accountId: key.account_id }
    })
    sessions.forgetAccount(accountId)
    return result
  }
}

/** Also one past its last day: revoked it stays out, whatever the clock. */
function liveKey(db: Kysely<IdentityTables>, id: string) {
  return db
    .selectFrom('api_key')
    .selectAll('api_key')
    .where('api_key.id', '=', id)
    .where('api_key.revoked_at', 'is', null)
    .forUpdate('api_key')
}
