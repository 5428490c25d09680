import { Account } from '@zhanwang/domain-identity/account'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely, Selectable } from 'kysely'
import type { z } from 'zod'
import { divisionNames } from '../divisions/division-lookup.ts'
import type { AccountTable, IdentityTables } from '../tables.ts'

export type AccountRow = Selectable<AccountTable>

/** The account if it exists inside `scopes`; outside them it is not found either. */
export async function getAccount(
  db: Kysely<IdentityTables>,
  id: string,
  scopes: readonly ScopePath[],
): Promise<AccountRow> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .where(inScopes('account.scope_path', scopes))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  return row
}

/** The same, kept from changing until the transaction ends, and at `version`. Throws `stale` for another. */
export async function lockAccount(
  db: Kysely<IdentityTables>,
  id: string,
  scopes: readonly ScopePath[],
  version?: number,
): Promise<AccountRow> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .where(inScopes('account.scope_path', scopes))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found')
  if (version !== undefined && row.version !== version) throw new DomainError('stale')
  return row
}

/** Rows as the contract shows them, with their grants, second factors and the divisions' names: three queries for any number of rows. */
export async function showAccounts(
  db: Kysely<IdentityTables>,
  rows: readonly AccountRow[],
): Promise<z.output<typeof Account>[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const grants = await db
    .selectFrom('grant_')
    .select(['id', 'account_id', 'role', 'division', 'given_by_name', 'given_at'])
    .where('account_id', 'in', ids)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  const factors = await db
    .selectFrom('second_factor')
    .select('account_id')
    .where('account_id', 'in', ids)
    .where('confirmed_at', 'is not', null)
    .execute()
  const withFactor = new Set(factors.map(({ account_id }) => account_id))
  const now = new Date()
  const names = await divisionNames(
    db,
    [...rows, ...grants].flatMap(({ division }) => division ?? []),
  )
  const nameOf = (division: string | null) => (division === null ? null : (names.get(division) ?? null))
  return rows.map((row) =>
    Account.parse({
      id: row.id,
      username: row.username,
      name: row.name,
      division: row.division,
      divisionName: nameOf(row.division),
      status: row.status,
      mustChangePassword: row.must_change_password,
      awaitingConfirmation: !row.grants_confirmed,
      secondFactor: withFactor.has(row.id),
      signInLockedUntil:
        row.sign_in_locked_until !== null && row.sign_in_locked_until > now
          ? row.sign_in_locked_until.toISOString()
          : null,
      createdAt: row.created_at.toISOString(),
      lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
      grants: grants
        .filter((grant) => grant.account_id === row.id)
        .map((grant) => ({
          id: grant.id,
          role: grant.role,
          division: grant.division,
          divisionName: nameOf(grant.division),
          grantedBy: grant.given_by_name,
          grantedAt: grant.given_at.toISOString(),
        })),
      version: row.version,
    }),
  )
}
