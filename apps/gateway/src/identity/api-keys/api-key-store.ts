import { ApiKey, type RoleOver } from '@zhanwang/domain-identity/api-key'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { Kysely, Selectable } from 'kysely'
import type { z } from 'zod'
import { divisionNames } from '../divisions/division-lookup.ts'
import type { ApiKeyTable, IdentityTables } from '../tables.ts'

export type ApiKeyRow = Selectable<ApiKeyTable>

/** What an account holds now, whether or not it may act. */
export async function heldRoles(db: Kysely<IdentityTables>, accountId: string): Promise<RoleOver[]> {
  const rows = await db
    .selectFrom('grant_')
    .select(['role', 'scope_path'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map(({ role, scope_path }) => ({ role, scope: ScopePath.parse(scope_path) }))
}

/** Ends a key for good and tells the audit why. */
export function endKey(
  tx: Transaction<IdentityTables>,
  key: Pick<ApiKeyRow, 'id' | 'account_id' | 'scope_path' | 'division' | 'role'>,
  { by, at, reason }: { by: string; at: Date; reason: string },
): void {
  const revoked = { revoked_at: at, revoked_by: by, revoke_reason: reason }
  tx.write(tx.db.updateTable('api_key').set(revoked).where('id', '=', key.id))
  tx.audit({
    subjectType: 'api-key',
    subjectId: key.id,
    scopePath: key.scope_path,
    division: key.division,
    detail: { account: key.account_id, role: key.role, revoked: true, reason },
  })
}

/** Rows as the contract shows them, with the names of their divisions. */
export async function showKeys(
  db: Kysely<IdentityTables>,
  rows: readonly (ApiKeyRow & { account_name: string })[],
): Promise<z.output<typeof ApiKey>[]> {
  const names = await divisionNames(
    db,
    rows.flatMap(({ division }) => division ?? []),
  )
  return rows.map((row) =>
    ApiKey.parse({
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      accountId: row.account_id,
      accountName: row.account_name,
      role: row.role,
      division: row.division,
      divisionName: row.division === null ? null : (names.get(row.division) ?? null),
      createdAt: row.created_at.toISOString(),
      expiresOn: row.expires_on,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    }),
  )
}
