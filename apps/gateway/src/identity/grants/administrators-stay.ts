import { DomainError } from '@zhanwang/kernel/errors'
import { type Kysely, sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'

/** Any number of its own: decisions about administrators come one after the other. */
const ADMINISTRATORS_LOCK = 7_340_031

/**
 * For what takes roles from an account, or lets them rest: wherever it is a system or security administrator, another
 * active account must be one too, or nobody could make accounts or give roles there any more. Waits for other such
 * decisions, so that two administrators do not remove each other at once. Throws `rule-broken`.
 * @param grantId only this grant is taken; without it all of the account's
 */
export async function checkAdministratorsStay(
  db: Kysely<IdentityTables>,
  accountId: string,
  grantId?: string,
): Promise<void> {
  let taken = db
    .selectFrom('grant_')
    .select(['role', 'scope_path'])
    .where('account_id', '=', accountId)
    .where('role', 'in', ['system-administrator', 'security-administrator'])
    .where('revoked_at', 'is', null)
  if (grantId !== undefined) taken = taken.where('id', '=', grantId)
  const roles = await taken.execute()
  if (roles.length === 0) return
  await sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`.execute(db)
  // An account that only API keys act for is nobody who could sign in.
  const onlyKeys = sql<boolean>`(account.last_sign_in_at is null and exists (select from api_key where api_key.account_id = account.id))`
  for (const { role, scope_path } of roles) {
    const other = await db
      .selectFrom('grant_')
      .innerJoin('account', 'account.id', 'grant_.account_id')
      .select('grant_.id')
      .where('grant_.account_id', '<>', accountId)
      .where('grant_.role', '=', role)
      .where('grant_.revoked_at', 'is', null)
      .where('account.status', '=', 'active')
      .where('account.grants_confirmed', '=', true)
      .where(({ not }) => not(onlyKeys))
      .where(sql<boolean>`starts_with(${scope_path}, grant_.scope_path)`)
      .limit(1)
      .executeTakeFirst()
    if (!other) throw new DomainError('rule-broken', { reason: 'last-administrator' })
  }
}
