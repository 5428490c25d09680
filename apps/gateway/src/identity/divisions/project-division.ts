import type { Division } from '@zhanwang/domain-station-registry/division'
import type { EventEnvelope } from '@zhanwang/kernel/event'
import type { Database } from '@zhanwang/persistence/database'
import { sql } from 'kysely'
import type { IdentityTables } from '../tables.ts'

export const DIVISION_CONSUMER = 'gateway-divisions'

/**
 * Takes a division from its event where ours is older, and re-stamps the paths of accounts, grants and keys that name it.
 * `changed` hears of it after the commit, so that no session acts on an old path for long.
 */
export async function projectDivision(
  database: Database<IdentityTables>,
  envelope: EventEnvelope,
  division: Division,
  changed: () => void,
): Promise<void> {
  let stamped = 0n
  await database.reaction(DIVISION_CONSUMER, envelope, async ({ db }) => {
    const { code, name, scopePath, validFrom, validTo } = division
    const row = { code, name, scope_path: scopePath, valid_from: validFrom, valid_to: validTo }
    const version = envelope.aggregateVersion
    await db
      .insertInto('division_projection')
      .values({ id: envelope.aggregateId, ...row, version })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ ...row, version })
          .where('division_projection.version', '<', version),
      )
      .execute()
    const current = sql<string>`(select scope_path from division_projection where code = ${code} order by valid_from desc limit 1)`
    const grants = await db
      .updateTable('grant_')
      .set({ scope_path: current })
      .where('division', '=', code)
      .where('revoked_at', 'is', null)
      .where('scope_path', '<>', current)
      .executeTakeFirst()
    const accounts = await db
      .updateTable('account')
      .set({ scope_path: current })
      .where('division', '=', code)
      .where('scope_path', '<>', current)
      .executeTakeFirst()
    const keys = await db
      .updateTable('api_key')
      .set({ scope_path: current })
      .where('division', '=', code)
      .where('revoked_at', 'is', null)
      .where('scope_path', '<>', current)
      .executeTakeFirst()
    stamped = grants.numUpdatedRows + accounts.numUpdatedRows + keys.numUpdatedRows
  })
  if (stamped > 0n) changed()
}
