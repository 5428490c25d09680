import { DomainError } from '@zhanwang/kernel/errors'

/**
 * 等保 2.0 asks for complexity: at least three of lower case, upper case, digits, other signs, and not the user's own name.
 * Throws `rule-broken`.
 */
export function checkPassword(password: string, username: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 3) throw new DomainError('rule-broken', { reason: 'password-too-simple' })
  if (password.toLowerCase().includes(username))
    throw new DomainError('rule-broken', { reason: 'password-has-username' })
}
