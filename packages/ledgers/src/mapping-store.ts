import type { ColumnMatch } from '@zhanwang/domain-ledger/import'
import type { KeptMapping } from '@zhanwang/domain-ledger/match-columns'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Kysely } from 'kysely'
import { z } from 'zod'

type Db = Kysely<PlatformTables>

const Keys = z.array(z.object({ column: z.int(), key: z.string().nullable() }))

/** Whose mapping it is: a whole office's, so that colleagues profit; the account's own where it acts for several places. */
export function mappingOwner(accountId: string, scopes: readonly ScopePath[]): string {
  const [only, ...others] = scopes
  return only !== undefined && others.length === 0 ? only : accountId
}

/** What the columns of these headers were last taken for; null where they are new. */
export async function findMapping(
  db: Db,
  { owner, ledger, signature }: { owner: string; ledger: string; signature: string },
): Promise<KeptMapping | null> {
  const row = await db
    .selectFrom('ledger_mapping')
    .select('keys')
    .where('owner', '=', owner)
    .where('ledger', '=', ledger)
    .where('signature', '=', signature)
    .executeTakeFirst()
  return row ? Keys.parse(row.keys) : null
}

/** Keeps a mapping; the last one counts. */
export async function keepMapping(
  db: Db,
  of: { owner: string; ledger: string; signature: string },
  columns: readonly ColumnMatch[],
  now: Date,
): Promise<void> {
  const keys = JSON.stringify(columns.map(({ column, key }) => ({ column, key })))
  await db
    .insertInto('ledger_mapping')
    .values({ ...of, keys, kept_at: now })
    .onConflict((conflict) => conflict.columns(['owner', 'ledger', 'signature']).doUpdateSet({ keys, kept_at: now }))
    .execute()
}
