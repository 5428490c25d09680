import { keyGrants, type RoleOver } from '@zhanwang/domain-identity/api-key'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Actor } from '@zhanwang/kernel/actor'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../identity/tables.ts'
import type { Principal } from './principal.ts'

/**
 * An active account as an actor, with the permissions of its grants once they are confirmed; undefined where there is none.
 * @param needsSecondFactor whether it may do next to nothing until it has one
 * @param key acts for the account, within its own role and place
 */
export async function findPrincipal(
  db: Kysely<IdentityTables>,
  accountId: string,
  through: string,
  needsSecondFactor: boolean,
  key?: RoleOver,
): Promise<Principal | undefined> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('grant_', (join) =>
      join.onRef('grant_.account_id', '=', 'account.id').on('grant_.revoked_at', 'is', null),
    )
    .select([
      'account.grants_confirmed',
      'account.id',
      'account.name',
      'account.must_change_password',
      ({ exists, selectFrom }) =>
        exists(
          selectFrom('second_factor')
            .select('second_factor.account_id')
            .whereRef('second_factor.account_id', '=', 'account.id')
            .where('second_factor.confirmed_at', 'is not', null),
        ).as('has_second_factor'),
      'grant_.role',
      'grant_.scope_path',
    ])
    .where('account.id', '=', accountId)
    .where('account.status', '=', 'active')
    .orderBy('grant_.id')
    .execute()
  const [account] = rows
  if (!account) return undefined
  const held = rows.flatMap(({ role, scope_path, grants_confirmed }) =>
    role === null || !grants_confirmed ? [] : [{ role, scope: ScopePath.parse(scope_path) }],
  )
  const grants = key
    ? keyGrants(key, held)
    : held.map(({ role, scope }) => ({ permissions: [...ROLES[role].permissions], scope }))
  return {
    actor: Actor.parse({ kind: 'account', id: account.id, name: account.name, grants, cause: through }),
    mustChangePassword: account.must_change_password,
    mustSetSecondFactor: needsSecondFactor && !account.has_second_factor,
  }
}
