import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { IdentityTables } from '../tables.ts'

/**
 * How many active grants an account holds, all of them inside `scopes`: who acts on an account acts on all that it may
 * do, wherever its home is. Throws `rule-broken` where one lies beyond.
 */
export async function checkGrantsInScopes(
  db: Kysely<IdentityTables>,
  accountId: string,
  scopes: readonly ScopePath[],
): Promise<number> {
  const grants = await db
    .selectFrom('grant_')
    .select('scope_path')
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
  if (grants.some(({ scope_path }) => !anyCovers(scopes, ScopePath.parse(scope_path))))
    throw new DomainError('rule-broken', { reason: 'grants-beyond-scope' })
  return grants.length
}
