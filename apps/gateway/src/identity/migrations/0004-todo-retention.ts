import type { Migration } from '@zhanwang/persistence/migrator'
import { todoRetentionMigration } from '@zhanwang/todos/todo-retention'
import { sql } from 'kysely'

/** When a to-do was closed. Counts those that are closed already from today; locks `todo` against writing meanwhile. */
export const todoRetention: Migration = {
  name: '0004-todo-retention',
  async up(db, appRole) {
    await sql`alter table todo add column closed_on date`.execute(db)
    await sql`update todo set closed_on = current_date where status <> 'open'`.execute(db)
    await sql`alter table todo add check ((status = 'open') = (closed_on is null))`.execute(db)
    await sql`grant update (closed_on) on todo to ${sql.id(appRole)}`.execute(db)
    await todoRetentionMigration('').up(db, appRole)
  },
}
