import { sql } from 'kysely'
import type { Migration } from './migrator.ts'

/** Creates the table of what a service does by itself once a day. Locks nothing: the table is new. */
export const dailyRunTable: Migration = {
  name: '0005-daily-runs',
  async up(db, appRole) {
    await sql`
      CREATE TABLE daily_run (
        name text NOT NULL,
        day date NOT NULL,
        tries integer NOT NULL DEFAULT 1 CHECK (tries > 0),
        begun_at timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz,
        PRIMARY KEY (name, day)
      )`.execute(db)
    await sql`COMMENT ON TABLE daily_run IS 'What the service did by itself on a day of Asia/Shanghai. 每日任务'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN daily_run.done_at IS 'Null: it failed, or its process died; it is tried again on its day, and the next day does the rest'`.execute(
      db,
    )
    await sql`
      GRANT SELECT, INSERT (name, day), UPDATE (tries, done_at) ON daily_run TO ${sql.id(appRole)}`.execute(db)
  },
}
