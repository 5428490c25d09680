import { sessionIdOf } from '../../authentication/acting-through.ts'
import { checkGrantsInScopes } from '../grants/grants-in-scopes.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { sessionsOf } from '../sessions/session-list.ts'
import { signInsOf } from '../sessions/sign-in-history.ts'
import { getAccount, lockAccount } from './account-store.ts'

/** Where an account in scope is signed in. */
export function accountSessions({ database: { read }, rules }: IdentityParts): IdentityHandler<'accounts', 'sessions'> {
  return async ({ id }, { scopes, now, actor }) => {
    await getAccount(read, id, scopes)
    const idleMinutes = rules.sessionIdleMinutes
    return { rows: await sessionsOf(read, id, { now, idleMinutes, current: sessionIdOf(actor) }) }
  }
}

/** The sign-ins of an account in scope. */
export function accountSignIns({ database: { read } }: IdentityParts): IdentityHandler<'accounts', 'signIns'> {
  return async ({ id, ...page }, { scopes }) => {
    await getAccount(read, id, scopes)
    return signInsOf(read, id, page)
  }
}

/** Ends all sessions of an account, at once in this process. Throws `rule-broken` where it holds grants beyond one's scope. */
export function endAccountSessions({ database, sessions }: IdentityParts): IdentityHandler<'accounts', 'endSessions'> {
  return async ({ id, reason }, call) => {
    const result = await database.command(call, async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes)
      await checkGrantsInScopes(tx.db, id, call.scopes)
      tx.write(tx.db.deleteFrom('pending_sign_in').where('account_id', '=', id))
      const { numDeletedRows } = await tx.db.deleteFrom('auth_session').where('user_id', '=', id).executeTakeFirst()
      const ended = Number(numDeletedRows)
      tx.audit({
        subjectType: 'account',
        subjectId: id,
        scopePath: account.scope_path,
        division: account.division,
        detail: { ended, reason },
      })
      return { id, ended }
    })
    sessions.forgetAccount(id)
    return result
  }
}
