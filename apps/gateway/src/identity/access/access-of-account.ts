import { accessOf, type RoleInDivision } from '@zhanwang/domain-identity/access'
import type { Role } from '@zhanwang/domain-identity/roles'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import { getAccount } from '../accounts/account-store.ts'
import { divisionNames, divisionUnknown, getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import type { IdentityTables } from '../tables.ts'

/** What an account's grants add up to, also as if one more were given. */
export function accessOfAccount({ database: { read } }: IdentityParts): IdentityHandler<'access', 'ofAccount'> {
  return async ({ accountId, role, division }, { scopes }) => {
    const account = await getAccount(read, accountId, scopes)
    if (role === undefined && division !== undefined) throw new DomainError('invalid-input', { reason: 'role-needed' })
    const held = await heldBy(read, accountId)
    const proposed = role === undefined ? undefined : await proposedGrant(read, role, division ?? null, scopes)
    return {
      acts: account.status === 'active' && account.grants_confirmed && !account.must_change_password,
      rows: accessOf(held, proposed),
    }
  }
}

async function heldBy(db: Kysely<IdentityTables>, accountId: string): Promise<RoleInDivision[]> {
  const grants = await db
    .selectFrom('grant_')
    .select(['role', 'division', 'scope_path'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  const names = await divisionNames(
    db,
    grants.flatMap(({ division }) => division ?? []),
  )
  return grants.map(({ role, division, scope_path }) => ({
    role,
    scope: ScopePath.parse(scope_path),
    division: division === null ? null : DivisionCode.parse(division),
    divisionName: division === null ? null : (names.get(division) ?? null),
  }))
}

async function proposedGrant(
  db: Kysely<IdentityTables>,
  role: Role,
  division: string | null,
  scopes: readonly ScopePath[],
): Promise<RoleInDivision> {
  const { code, name, scopePath } = await getDivision(db, division)
  // As for a grant: outside one's own scope a division is as if it were not there.
  if (code !== null && !anyCovers(scopes, scopePath)) throw divisionUnknown(code)
  return { role, scope: scopePath, division: code, divisionName: name }
}
