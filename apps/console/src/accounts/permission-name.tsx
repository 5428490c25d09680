import { PERMISSIONS, type Permission } from '@zhanwang/domain-identity/permissions'
import { type Option, useLabel, useOptions } from '../locales/use-label.ts'

/** A permission in words; one that this console does not know yet is shown by its code. */
export function PermissionName({ permission }: { readonly permission: string }) {
  const label = useLabel()
  return isKnown(permission) ? label(PERMISSIONS[permission]) : permission
}

/** The permissions as the choices of a select. */
export function usePermissionOptions(): Option<Permission>[] {
  return useOptions()(PERMISSIONS)
}

function isKnown(permission: string): permission is Permission {
  return Object.hasOwn(PERMISSIONS, permission)
}
