import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import type { IdentityHandler } from '../parts.ts'

/** The roles and what each permits. */
export function listRoles(): IdentityHandler<'roles', 'list'> {
  return async () => ({
    rows: Role.options.map((role) => {
      const { zh, en, group, permissions } = ROLES[role]
      return { role, zh, en, group, permissions: [...permissions] }
    }),
  })
}
