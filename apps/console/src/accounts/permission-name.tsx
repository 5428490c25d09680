import { useTranslation } from 'react-i18next'
import type { Permission } from '../api/me.ts'

const NAMES = {
  'division.read': 'permission.division-read',
  'division.maintain': 'permission.division-maintain',
  'station.read': 'permission.station-read',
  'station.apply': 'permission.station-apply',
  'station.supervise': 'permission.station-supervise',
  'indicator.read': 'permission.indicator-read',
  'account.read': 'permission.account-read',
  'account.maintain': 'permission.account-maintain',
  'grant.maintain': 'permission.grant-maintain',
} as const satisfies Record<Permission, string>

/** A permission in words; one that this console does not know yet is shown by its code. */
export function PermissionName({ permission }: { readonly permission: string }) {
  const { t } = useTranslation()
  return isKnown(permission) ? t(NAMES[permission]) : permission
}

function isKnown(permission: string): permission is Permission {
  return Object.hasOwn(NAMES, permission)
}
