import { checkPassword } from '@zhanwang/domain-identity/password'
import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import { checkInPerson, sessionIdOf } from '../../authentication/acting-through.ts'
import { getAccount, lockAccount } from '../accounts/account-store.ts'
import { endSessions, writePassword } from '../accounts/account-writes.ts'
import { withKeyedDigest } from '../keyed-digest.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { isPasswordOf } from '../passwords/password-hash.ts'
import type { IdentityTables } from '../tables.ts'
import { passwordOf } from './own-password.ts'

/**
 * Changes the caller's password and ends the account's other sessions: whoever signed in with the old one is out.
 * Wrong current passwords are counted and lock as at sign-in, for a session left open is no reason to let someone guess.
 */
export function changePassword(parts: IdentityParts): IdentityHandler<'me', 'changePassword'> {
  const { database, sessions, secret, limit, hashPassword } = parts
  return async ({ current, next }, call) => {
    checkInPerson(call.actor)
    const id = call.actor.id
    const keyed = withKeyedDigest(call, secret)
    const { username } = await getAccount(database.read, id, [EVERYWHERE])
    checkPassword(next, username)
    if (next === current) throw new DomainError('rule-broken', { reason: 'password-unchanged' })
    await limit.beginChange(id)
    // Slow on purpose, so all of it is done before a transaction is open.
    const known = await passwordOf(database.read, id)
    const right = known !== null && (await isPasswordOf(known, current))
    // What was right is no guess, whatever becomes of the new one.
    if (right) await limit.changeSucceeded(id)
    const reused = right && (await isFormerPassword(database.read, id, next, known))
    const passwordHash = right && !reused ? await hashPassword(next) : ''
    const result = await database.command(keyed, async (tx) => {
      // Here, because a repeated command brings the password of before and is answered as it was the first time.
      if (!right) throw new DomainError('rule-broken', { reason: 'password-wrong' })
      if (reused) throw new DomainError('rule-broken', { reason: 'password-used-before' })
      const account = await lockAccount(tx.db, id, [EVERYWHERE])
      if ((await passwordOf(tx.db, id)) !== known) throw new DomainError('stale')
      const version = account.version + 1
      tx.write(tx.db.updateTable('account').set({ must_change_password: false, version }).where('id', '=', id))
      writePassword(tx, id, passwordHash, call.now)
      endSessions(tx, id, sessionIdOf(call.actor))
      tx.audit({ subjectType: 'account', subjectId: id, scopePath: account.scope_path, division: account.division })
      return { id, version }
    })
    sessions.forgetAccount(id)
    return result
  }
}

/** Whether a password is one of the account's last ones. The present one, kept among them, is known to be another. */
async function isFormerPassword(
  db: Kysely<IdentityTables>,
  accountId: string,
  password: string,
  present: string,
): Promise<boolean> {
  const former = await db
    .selectFrom('former_password')
    .select('hash')
    .where('account_id', '=', accountId)
    .where('hash', '<>', present)
    .execute()
  for (const { hash } of former) if (await isPasswordOf(hash, password)) return true
  return false
}
