import { checkPassword } from '@zhanwang/domain-identity/password'
import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sessionIdOf } from '../../authentication/acting-through.ts'
import { getAccount, lockAccount } from '../accounts/account-store.ts'
import { endSessions, writePassword } from '../accounts/account-writes.ts'
import { withKeyedDigest } from '../keyed-digest.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'

/** Changes the caller's password and ends the account's other sessions: whoever signed in with the old one is out. */
export function changePassword({ database, sessions, secret }: IdentityParts): IdentityHandler<'me', 'changePassword'> {
  return async ({ current, next }, call) => {
    const id = call.actor.id
    const keyed = withKeyedDigest(call, secret)
    const { username } = await getAccount(database.read, id, [EVERYWHERE])
    checkPassword(next, username)
    if (next === current) throw new DomainError('rule-broken', { reason: 'password-unchanged' })
    const passwordHash = await hashPassword(next)
    const result = await database.command(keyed, async (tx) => {
      const account = await lockAccount(tx.db, id, [EVERYWHERE])
      const { password } = await tx.db
        .selectFrom('auth_account')
        .select('password')
        .where('user_id', '=', id)
        .where('provider_id', '=', 'credential')
        .executeTakeFirstOrThrow()
      if (!password || !(await verifyPassword({ hash: password, password: current })))
        throw new DomainError('rule-broken', { reason: 'password-wrong' })
      const version = account.version + 1
      tx.write(tx.db.updateTable('account').set({ must_change_password: false, version }).where('id', '=', id))
      writePassword(tx, id, passwordHash)
      endSessions(tx, id, sessionIdOf(call.actor))
      tx.audit({ subjectType: 'account', subjectId: id, scopePath: account.scope_path, division: account.division })
      return { id, version }
    })
    sessions.forgetAccount(id)
    return result
  }
}
