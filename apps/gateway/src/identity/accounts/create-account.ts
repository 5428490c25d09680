import { checkPassword } from '@zhanwang/domain-identity/password'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { anyCovers } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import { divisionUnknown, getDivision } from '../divisions/division-lookup.ts'
import { withKeyedDigest } from '../keyed-digest.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { writeAccount } from './account-writes.ts'

/** Creates an account whose password must be changed at its first sign-in. It may do nothing until roles are granted. */
export function createAccount({
  database,
  secret,
  hashPassword,
}: IdentityParts): IdentityHandler<'accounts', 'create'> {
  return async ({ username, name, division, password }, call) => {
    checkPassword(password, username)
    // Slow on purpose, so it is done before a transaction is open.
    const passwordHash = await hashPassword(password)
    try {
      return await database.command(withKeyedDigest(call, secret), async (tx) => {
        await holdDivisions(tx.db)
        const place = await getDivision(tx.db, division)
        if (!anyCovers(call.scopes, place.scopePath)) {
          // Outside one's own scope a division is as if it were not there; everywhere is there, and beyond.
          throw place.code === null
            ? new DomainError('rule-broken', { reason: 'grant-beyond-scope' })
            : divisionUnknown(place.code)
        }
        const id = newId()
        writeAccount(tx, {
          id,
          username,
          name,
          division: place.code,
          scopePath: place.scopePath,
          passwordHash,
          mustChangePassword: true,
          at: call.now,
        })
        tx.audit({
          subjectType: 'account',
          subjectId: id,
          scopePath: place.scopePath,
          division: place.code,
          detail: { username },
        })
        return { id, version: 1 }
      })
    } catch (error) {
      throw mapConstraint(error, { auth_user_username_key: 'username-taken', auth_user_email_key: 'username-taken' })
    }
  }
}
