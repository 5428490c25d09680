import type { Division } from '@zhanwang/domain-station-registry/division'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { EventEnvelope } from '@zhanwang/kernel/event'
import type { Database } from '@zhanwang/persistence/database'
import { lockDivisions } from '@zhanwang/persistence/division-lock'
import { type Kysely, sql } from 'kysely'
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
  let stamped = false
  await database.reaction(DIVISION_CONSUMER, envelope, async ({ db, write }) => {
    const { code, name, scopePath, validFrom, validTo } = division
    const row = { code, name, scope_path: scopePath, valid_from: validFrom, valid_to: validTo }
    const version = envelope.aggregateVersion
    write(
      db
        .insertInto('division_projection')
        .values({ id: envelope.aggregateId, ...row, version })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ ...row, version })
            .where('division_projection.version', '<', version),
        ),
    )
    const [, anyStamped] = await Promise.all([lockDivisions(db), restampOf(db, code)])
    stamped = anyStamped
  })
  if (stamped) changed()
}

/**
 * Whether anything that names the division lay elsewhere. One statement: a place's first day brings thousands of divisions,
 * and next to none of them is named anywhere.
 */
async function restampOf(db: Kysely<IdentityTables>, code: DivisionCode): Promise<boolean> {
  const { rows } = await sql<{ stamped: boolean }>`
    WITH present AS (
      SELECT scope_path AS path FROM division_projection WHERE code = ${code} ORDER BY valid_from DESC LIMIT 1
    ), grants AS (
      UPDATE grant_ SET scope_path = path FROM present
      WHERE division = ${code} AND revoked_at IS NULL AND scope_path <> path RETURNING id
    ), accounts AS (
      UPDATE account SET scope_path = path FROM present
      WHERE division = ${code} AND scope_path <> path RETURNING id
    ), keys AS (
      UPDATE api_key SET scope_path = path FROM present
      WHERE division = ${code} AND revoked_at IS NULL AND scope_path <> path RETURNING id
    )
    SELECT EXISTS (SELECT FROM grants UNION ALL SELECT FROM accounts UNION ALL SELECT FROM keys) AS stamped
  `.execute(db)
  return rows.some(({ stamped }) => stamped)
}
