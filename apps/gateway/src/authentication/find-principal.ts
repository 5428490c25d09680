import { ROLES } from '@zhanwang/domain-identity/roles'
import { Actor } from '@zhanwang/kernel/actor'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../identity/tables.ts'
import type { Principal } from './principal.ts'

/** An active account as an actor, with the permissions of its grants once they are confirmed; undefined where there is none. */
export async function findPrincipal(
  db: Kysely<IdentityTables>,
  accountId: string,
  through: string,
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
      'grant_.role',
      'grant_.scope_path',
    ])
    .where('account.id', '=', accountId)
    .where('account.status', '=', 'active')
    .orderBy('grant_.id')
    .execute()
  const [account] = rows
  if (!account) return undefined
  const grants = rows.flatMap(({ role, scope_path, grants_confirmed }) =>
    role === null || !grants_confirmed ? [] : [{ permissions: [...ROLES[role].permissions], scope: scope_path }],
  )
  return {
    actor: Actor.parse({ kind: 'account', id: account.id, name: account.name, grants, cause: through }),
    mustChangePassword: account.must_change_password,
  }
}
