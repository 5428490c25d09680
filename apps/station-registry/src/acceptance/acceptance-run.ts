import { addDays } from '@zhanwang/kernel/calendar'
import type { DailyDay, DailyRun } from '@zhanwang/persistence/daily-runs'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryTables } from '../registry-tables.ts'
import { type DueStation, listDueStations, listOverdueInspections, type OverdueInspection } from './due-store.ts'
import { remindOfOverdue, remindOfReinspection } from './remind-county.ts'

/** A month before the day, so that the county can plan its visits. */
const NOTICE_DAYS = 30
const BATCH = 200

/**
 * Tells the county of rectifications that are overdue, once in each round, and of re-inspections that come due, once for
 * each acceptance. What fell due while the service was away is told by the first run after.
 */
export function acceptanceRun(db: Database<RegistryTables>): DailyRun {
  return {
    name: 'acceptance-reminders',
    async run(day) {
      await eachOf<OverdueInspection>(
        day,
        (page) => listOverdueInspections(db.read, day.today, page),
        (overdue) => remindOfOverdue(db, day.call(`overdue/${overdue.id}/${overdue.round}`), overdue),
      )
      const until = addDays(day.today, NOTICE_DAYS)
      await eachOf<DueStation>(
        day,
        (page) => listDueStations(db.read, until, page),
        (due) => remindOfReinspection(db, day.call(`reinspection/${due.code}/${due.reinspectOn}`), due),
      )
    },
  }
}

/** Each in a command of its own, so that one which fails holds up only those after it, and they are tried again. */
async function eachOf<Row>(
  { signal }: DailyDay,
  page: (of: { after: Row | undefined; limit: number }) => Promise<Row[]>,
  remind: (row: Row) => Promise<void>,
): Promise<void> {
  let after: Row | undefined
  do {
    const rows: Row[] = await page({ after, limit: BATCH })
    for (const row of rows) {
      signal.throwIfAborted()
      await remind(row)
    }
    after = rows.length === BATCH ? rows.at(-1) : undefined
  } while (after)
}
