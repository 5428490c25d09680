import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES, type Role } from '@zhanwang/domain-identity/roles'
import { keysOf } from '../locales/use-label.ts'

/** The roles that an account's other roles do not exclude (三员分立). */
export function offeredRoles(account: Account): Role[] {
  const groups = new Set<string>(account.grants.map((grant) => ROLES[grant.role].group))
  return keysOf(ROLES).filter((role) => groups.size === 0 || groups.has(ROLES[role].group))
}
