import type { TodoStatus, TodoWeight } from '@zhanwang/domain-todo/todo'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Migration } from '@zhanwang/persistence/migrator'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type ColumnType, sql } from 'kysely'

/** To-dos as their owner keeps them; the service's own tables extend this. */
export interface TodoTables extends PlatformTables {
  todo: {
    id: Uuid
    key: string
    kind: string
    weight: TodoWeight
    params: ColumnType<Record<string, string>, string, string>
    subject_type: string
    subject_id: string
    account_id: string | null
    permission: string | null
    place: ScopePath | null
    not_for: string[]
    division_code: DivisionCode | null
    division_name: string | null
    scope_path: ScopePath
    opened_on: BusinessDate
    due_on: BusinessDate | null
    escalated: boolean
    status: TodoStatus
    closed_on: BusinessDate | null
    version: number
  }
}

/** Creates the table. Locks nothing: it is new. `name` is its place among the service's migrations. */
export function todoMigration(name: string): Migration {
  return {
    name,
    async up(db, appRole) {
      await sql`
        CREATE TABLE todo (
          id uuid PRIMARY KEY,
          key text COLLATE "C" NOT NULL CONSTRAINT todo_key UNIQUE,
          kind text NOT NULL,
          weight text NOT NULL CHECK (weight IN ('action', 'alert')),
          params jsonb NOT NULL,
          subject_type text NOT NULL,
          subject_id text NOT NULL,
          account_id text,
          permission text,
          place text COLLATE "C",
          not_for text[] NOT NULL,
          division_code text COLLATE "C",
          division_name text,
          scope_path text COLLATE "C" NOT NULL,
          opened_on date NOT NULL,
          due_on date,
          escalated boolean NOT NULL,
          status text NOT NULL CHECK (status IN ('open', 'done', 'void')),
          closed_on date,
          version integer NOT NULL CHECK (version > 0),
          CONSTRAINT todo_addressee CHECK (
            (account_id IS NOT NULL) <> (permission IS NOT NULL) AND (permission IS NULL) = (place IS NULL)),
          CHECK ((status = 'open') = (closed_on IS NULL))
        )`.execute(db)
      await sql`CREATE INDEX todo_subject ON todo (subject_type, subject_id) WHERE status = 'open'`.execute(db)
      await sql`CREATE INDEX todo_division ON todo (division_code) WHERE status = 'open'`.execute(db)
      await sql`COMMENT ON TABLE todo IS 'To-dos and alerts that this service opened, one for each key; identity lists them for each person. 待办与提醒'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN todo.key IS 'What waits, named so that it waits once; a closed one is opened again under the same key'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN todo.account_id IS 'For this account alone; otherwise for all who hold the permission by a grant over exactly the place'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN todo.not_for IS 'Accounts that it is not for, whatever they hold'`.execute(db)
      const app = sql.id(appRole)
      await sql`GRANT SELECT, INSERT ON todo TO ${app}`.execute(db)
      await sql`
        GRANT UPDATE (kind, weight, params, subject_type, subject_id, account_id, permission, place, not_for,
          division_code, division_name, scope_path, opened_on, due_on, escalated, status, closed_on, version)
          ON todo TO ${app}`.execute(db)
    },
  }
}
