import { ROLES, type Role } from '@zhanwang/domain-identity/roles'
import { keysOf } from '../locales/use-label.ts'

/** Where a permission is held; a null division means everywhere. */
export type Places = readonly { readonly division: string | null }[]

/**
 * The roles that a key of this reader can carry somewhere: business roles of which every permission is held. The server
 * decides whether it is held at the key's own place.
 */
export function keyRoles(permissions: Readonly<Record<string, Places>>): Role[] {
  const held = (permission: string) => (permissions[permission] ?? []).length > 0
  return keysOf(ROLES).filter((role) => ROLES[role].group === 'business' && ROLES[role].permissions.every(held))
}
