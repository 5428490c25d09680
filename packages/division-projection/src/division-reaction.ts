import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { lockDivisions } from '@zhanwang/persistence/division-lock'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Reaction, reaction } from '@zhanwang/service-kit/reaction'
import { sql } from 'kysely'
import type { DivisionProjectionTables } from './division-tables.ts'

/** Stamps the rows of a division with the path that it has now, in the transaction that learned of it. */
export type Restamp<S> = (tx: Transaction<S>, code: DivisionCode, path: ScopePath) => Promise<void>

/** Keeps `division_projection`, and `scope_path` of the service's own rows right when a division moves. */
export function divisionReaction<S extends DivisionProjectionTables>(
  db: Database<S>,
  service: string,
  restamps: readonly Restamp<S>[],
): Reaction {
  return reaction(db, {
    consumer: `${service}-divisions`,
    event: divisionChanged,
    async apply(division, tx, { aggregateId: id, aggregateVersion: version }) {
      const { code, name, kind, level, parent, scopePath, validFrom, validTo } = division
      await lockDivisions(tx.db)
      await sql`
        INSERT INTO division_projection AS ours
          (id, code, name, kind, level, parent_code, scope_path, valid_from, valid_to, version)
        VALUES (${id}, ${code}, ${name}, ${kind}, ${level}, ${parent}, ${scopePath}, ${validFrom}, ${validTo}, ${version})
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, level = excluded.level,
          parent_code = excluded.parent_code, scope_path = excluded.scope_path, valid_to = excluded.valid_to,
          version = excluded.version
        WHERE ours.version < excluded.version`.execute(tx.db)
      // Of a code with several versions the newest says who governs it now, whichever this event was about.
      const { rows } = await sql<{ path: ScopePath }>`
        SELECT scope_path AS path FROM division_projection WHERE code = ${code}
        ORDER BY valid_from DESC LIMIT 1`.execute(tx.db)
      for (const { path } of rows) for (const restamp of restamps) await restamp(tx, code, path)
    },
  })
}
