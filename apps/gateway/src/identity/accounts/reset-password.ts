import { checkPassword } from '@zhanwang/domain-identity/password'
import { DomainError } from '@zhanwang/kernel/errors'
import { checkAdministratorsStay } from '../grants/administrators-stay.ts'
import { checkGrantsInScopes } from '../grants/grants-in-scopes.ts'
import { withKeyedDigest } from '../keyed-digest.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { getAccount, lockAccount } from './account-store.ts'
import { endSessions, writePassword } from './account-writes.ts'

/**
 * Sets a password that must be changed at the next sign-in, ends all sessions of the account and unlocks its sign-in. Whoever sets it knows
 * it and could act as the account: grants that it holds rest until a security administrator confirms them.
 */
export function resetPassword({
  database,
  sessions,
  secret,
  limit,
  hashPassword,
}: IdentityParts): IdentityHandler<'accounts', 'resetPassword'> {
  return async ({ id, version, password }, call) => {
    if (id === call.actor.id) throw new DomainError('rule-broken', { reason: 'own-password' })
    const { username } = await getAccount(database.read, id, call.scopes)
    checkPassword(password, username)
    const passwordHash = await hashPassword(password)
    const result = await database.command(withKeyedDigest(call, secret), async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes, version)
      const grants = await checkGrantsInScopes(tx.db, id, call.scopes)
      // Their grants would rest: without another security administrator nobody could confirm them.
      await checkAdministratorsStay(tx.db, id)
      const next = account.version + 1
      const confirmed = grants === 0
      tx.write(
        tx.db
          .updateTable('account')
          .set({ must_change_password: true, grants_confirmed: confirmed, sign_in_locked_until: null, version: next })
          .where('id', '=', id),
      )
      writePassword(tx, id, passwordHash, call.now)
      endSessions(tx, id)
      tx.audit({
        subjectType: 'account',
        subjectId: id,
        scopePath: account.scope_path,
        division: account.division,
        detail: { suspendedGrants: grants },
      })
      return { id, version: next }
    })
    await limit.unlock(username, id)
    sessions.forgetAccount(id)
    return result
  }
}
