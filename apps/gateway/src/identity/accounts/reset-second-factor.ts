import { DomainError } from '@zhanwang/kernel/errors'
import { checkAdministratorsStay } from '../grants/administrators-stay.ts'
import { checkGrantsInScopes } from '../grants/grants-in-scopes.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { removeSecondFactor } from '../second-factor/second-factor-writes.ts'
import { lockAccount } from './account-store.ts'
import { endSessions } from './account-writes.ts'

/**
 * For somebody who lost phone and recovery codes: takes the second factor away and ends all sessions. Whoever knows the
 * password could now get in by it alone, so grants rest until a security administrator confirms them, as after a reset
 * password. Throws `rule-broken` for oneself, for an account without one, and for the last of the administrators.
 */
export function resetSecondFactor({
  database,
  sessions,
  limit,
}: IdentityParts): IdentityHandler<'accounts', 'resetSecondFactor'> {
  return async ({ id, version, reason }, call) => {
    if (id === call.actor.id) throw new DomainError('rule-broken', { reason: 'own-second-factor' })
    let username = ''
    const result = await database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes, version)
      username = account.username
      const grants = await checkGrantsInScopes(tx.db, id, call.scopes)
      const factor = await tx.db
        .selectFrom('second_factor')
        .select('account_id')
        .where('account_id', '=', id)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst()
      if (!factor) throw new DomainError('rule-broken', { reason: 'second-factor-not-set' })
      // Their grants would rest: without another security administrator nobody could confirm them.
      await checkAdministratorsStay(tx.db, id)
      const next = account.version + 1
      const rests = grants > 0 ? { grants_confirmed: false } : {}
      tx.write(
        tx.db
          .updateTable('account')
          .set({ ...rests, sign_in_locked_until: null, version: next })
          .where('id', '=', id),
      )
      removeSecondFactor(tx, id)
      endSessions(tx, id)
      tx.audit({
        subjectType: 'account',
        subjectId: id,
        scopePath: account.scope_path,
        division: account.division,
        detail: { suspendedGrants: grants, reason },
      })
      return { id, version: next }
    })
    // What was counted against the lost factor says nothing about the next one. A repeated command has unlocked already.
    if (username) await limit.unlock(username, id)
    sessions.forgetAccount(id)
    return result
  }
}
