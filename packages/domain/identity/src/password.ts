import { DomainError } from '@zhanwang/kernel/errors'
import { isCommonPassword } from './common-password.ts'

/** How many passwords back, the current one included, none may be used again. */
export const PASSWORDS_REMEMBERED = 5

const DAY_MS = 86_400_000

/**
 * 等保 2.0 asks for complexity: at least three of lower case, upper case, digits, other signs, not the user's own name,
 * and nothing that is guessed first. Throws `rule-broken`.
 */
export function checkPassword(password: string, username: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) throw new DomainError('rule-broken', { reason: 'password-too-simple' })
  if (password.toLowerCase().includes(username))
    throw new DomainError('rule-broken', { reason: 'password-has-username' })
  if (isCommonPassword(password)) throw new DomainError('rule-broken', { reason: 'password-common' })
}

/** Whether a password is older than `maxAgeDays` (等保: changed at intervals); 0 lets it live for ever. */
export function isPasswordExpired(setAt: Date, now: Date, maxAgeDays: number): boolean {
  return maxAgeDays > 0 && now.getTime() - setAt.getTime() >= maxAgeDays * DAY_MS
}
