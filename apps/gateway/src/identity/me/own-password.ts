import { DomainError } from '@zhanwang/kernel/errors'
import type { Kysely } from 'kysely'
import { isPasswordOf } from '../passwords/password-hash.ts'
import type { SignInLimit } from '../sessions/sign-in-limit.ts'
import type { IdentityTables } from '../tables.ts'

/** The hash of an account's password. */
export async function passwordOf(db: Kysely<IdentityTables>, accountId: string): Promise<string | null> {
  const { password } = await db
    .selectFrom('auth_account')
    .select('password')
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirstOrThrow()
  return password
}

/**
 * For what somebody signed in does to the account itself. Wrong passwords are counted and lock as at sign-in. Throws
 * `rule-broken` with `password-wrong`, or SignInLocked.
 */
export async function checkOwnPassword(
  db: Kysely<IdentityTables>,
  limit: Pick<SignInLimit, 'beginChange' | 'changeSucceeded'>,
  accountId: string,
  password: string,
): Promise<void> {
  await limit.beginChange(accountId)
  const hash = await passwordOf(db, accountId)
  if (hash === null || !(await isPasswordOf(hash, password)))
    throw new DomainError('rule-broken', { reason: 'password-wrong' })
  await limit.changeSucceeded(accountId)
}
