import { DomainError } from '@zhanwang/kernel/errors'
import { checkGrantsInScopes } from '../grants/grants-in-scopes.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { lockAccount } from './account-store.ts'

/** Lets the grants of an account act again after somebody else set its password. Nobody confirms their own. */
export function confirmAccount({ database, sessions }: IdentityParts): IdentityHandler<'accounts', 'confirm'> {
  return async ({ id, version, reason }, call) => {
    const result = await database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes, version)
      if (account.id === call.actor.id) throw new DomainError('rule-broken', { reason: 'grant-of-self' })
      await checkGrantsInScopes(tx.db, id, call.scopes)
      if (account.grants_confirmed) throw new DomainError('rule-broken', { reason: 'already-so' })
      const next = account.version + 1
      tx.write(tx.db.updateTable('account').set({ grants_confirmed: true, version: next }).where('id', '=', id))
      tx.audit({
        subjectType: 'account',
        subjectId: id,
        scopePath: account.scope_path,
        division: account.division,
        detail: { reason },
      })
      return { id, version: next }
    })
    sessions.forgetAccount(id)
    return result
  }
}
