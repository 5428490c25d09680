import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'

/** Hand-overs that one to-do follows at most: from one who left to one who left, and so on. */
const MOST_STEPS = 10

/**
 * Who has an account's matters, where it was handed over and cannot attend to them itself: it is disabled or holds no
 * role any more. Null: it has them itself, or nobody has.
 */
export async function heirOf(db: Kysely<IdentityTables>, accountId: string): Promise<string | null> {
  let heir: string | null = null
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = await handedOverTo(db, heir ?? accountId)
    if (next === null || next === accountId) break
    heir = next
  }
  return heir
}

async function handedOverTo(db: Kysely<IdentityTables>, id: string): Promise<string | null> {
  const { rows } = await sql<{ to: string }>`
    select handed_over_to as "to" from account
    where id = ${id} and handed_over_to is not null and (status = 'disabled'
      or not exists (select from grant_ where account_id = account.id and revoked_at is null))`.execute(db)
  return rows[0]?.to ?? null
}
