import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { DailyRun } from '@zhanwang/persistence/daily-runs'
import type { Database } from '@zhanwang/persistence/database'
import type { Migration } from '@zhanwang/persistence/migrator'
import { type Kysely, sql } from 'kysely'

/**
 * So long a closed to-do is kept: over a year, so that a yearly one stands beside the one before it, and what is told once
 * under its key (an overdue round, a re-inspection) is not told again within the year. What was done stays in the audit.
 */
export const CLOSED_TODOS_KEPT_DAYS = 400
const BATCH = 500

/** Removes to-dos that were closed longer ago than {@link CLOSED_TODOS_KEPT_DAYS}, so many in one transaction. */
export function todoRetention<S extends { todo: unknown }>(db: Database<S>): DailyRun {
  return {
    name: 'todo-retention',
    async run({ today, signal }) {
      const before = addDays(today, -CLOSED_TODOS_KEPT_DAYS)
      for (;;) {
        signal.throwIfAborted()
        if ((await removeClosed(db, before)) < BATCH) return
      }
    },
  }
}

async function removeClosed<S extends { todo: unknown }>(db: Database<S>, before: BusinessDate): Promise<number> {
  return db.upkeep(async (tx) => {
    // One that is opened again meanwhile is locked: it stays.
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM todo WHERE id IN (
        SELECT id FROM todo WHERE status <> 'open' AND closed_on < ${before}::date
        ORDER BY closed_on LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`.execute(tx)
    return Number(numAffectedRows)
  })
}

/** Lets closed to-dos be found by their day and removed. Locks `todo` against writing while the index is made. */
export function todoRetentionMigration(name: string): Migration {
  return {
    name,
    async up(db: Kysely<unknown>, appRole) {
      await sql`CREATE INDEX todo_closed ON todo (closed_on) WHERE status <> 'open'`.execute(db)
      await sql`GRANT DELETE ON todo TO ${sql.id(appRole)}`.execute(db)
    },
  }
}
