import { checkPassword } from '@zhanwang/domain-identity/password'
import { hashPassword } from 'better-auth/crypto'
import { withKeyedDigest } from '../keyed-digest.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { getAccount, lockAccount } from './account-store.ts'
import { endSessions, writePassword } from './account-writes.ts'

/** Sets a password that must be changed at the next sign-in, and ends all sessions of the account. */
export function resetPassword({
  database,
  sessions,
  secret,
}: IdentityParts): IdentityHandler<'accounts', 'resetPassword'> {
  return async ({ id, version, password }, call) => {
    checkPassword(password, (await getAccount(database.read, id, call.scopes)).username)
    const passwordHash = await hashPassword(password)
    const result = await database.command(withKeyedDigest(call, secret), async (tx) => {
      const account = await lockAccount(tx.db, id, call.scopes, version)
      const next = account.version + 1
      tx.write(tx.db.updateTable('account').set({ must_change_password: true, version: next }).where('id', '=', id))
      writePassword(tx, id, passwordHash)
      endSessions(tx, id)
      tx.audit({ subjectType: 'account', subjectId: id, scopePath: account.scope_path, division: account.division })
      return { id, version: next }
    })
    sessions.forgetAccount(id)
    return result
  }
}
