import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { covers, mergeScopes, type ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { ROLES, Role } from './roles.ts'

/** Something a person may see or do, and where. */
export const AccessRow = z.object({
  permission: z.string(),
  /** Null: everywhere. */
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  /** The roles it comes from. */
  roles: z.array(Role),
  /** Only by the grant that was asked about and is not held yet. */
  wouldBeNew: z.boolean(),
})
export type AccessRow = z.infer<typeof AccessRow>

/** Somebody whose grants reach a division. */
export const WhoMay = z.object({
  accountId: Uuid,
  username: z.string(),
  name: z.string(),
  accountDivision: DivisionCode.nullable(),
  role: Role,
  /** The division of the grant, which may lie above; null: everywhere. */
  grantDivision: DivisionCode.nullable(),
  grantDivisionName: z.string().nullable(),
  permissions: z.array(z.string()),
})
export type WhoMay = z.infer<typeof WhoMay>

/** A grant as far as it decides what is seen. */
export interface RoleInDivision {
  readonly role: Role
  readonly scope: ScopePath
  /** Null: everywhere. */
  readonly division: DivisionCode | null
  readonly divisionName: string | null
}

/**
 * What grants add up to: each permission with the highest places it holds in, by permission and place. With `proposed`
 * also what that grant would add, and nothing that is held already.
 */
export function accessOf(held: readonly RoleInDivision[], proposed?: RoleInDivision): AccessRow[] {
  const all = proposed ? [...held, proposed] : held
  const permissions = [...new Set(all.flatMap(({ role }) => permissionsOf(role)))].sort()
  return permissions.flatMap((permission) => {
    const gives = (grant: RoleInDivision) => permissionsOf(grant.role).includes(permission)
    const rows = rowsOf(permission, held.filter(gives), false)
    const isNew =
      proposed !== undefined &&
      gives(proposed) &&
      !held.some((grant) => gives(grant) && covers(grant.scope, proposed.scope))
    return isNew ? [...rows, ...rowsOf(permission, [proposed], true)] : rows
  })
}

function rowsOf(permission: string, grants: readonly RoleInDivision[], wouldBeNew: boolean): AccessRow[] {
  return mergeScopes(grants.map(({ scope }) => scope)).flatMap((place) => {
    const here = grants.filter(({ scope }) => scope === place)
    const [first] = here
    if (!first) return []
    const { division, divisionName } = first
    return [{ permission, division, divisionName, roles: [...new Set(here.map(({ role }) => role))], wouldBeNew }]
  })
}

/** The roles that hold a permission. */
export function rolesWith(permission: string): Role[] {
  return Role.options.filter((role) => permissionsOf(role).includes(permission))
}

function permissionsOf(role: Role): readonly string[] {
  return ROLES[role].permissions
}
