import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** What waits for whom, and to whom somebody's matters went. Adds a column without a default to `account`: no rewrite. */
export const todos: Migration = {
  name: '0003-todos',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await sql`alter table account add column handed_over_to text references account (id)`.execute(db)
    await sql`
      create table todo (
        id uuid primary key,
        context text not null,
        kind text not null,
        weight text not null check (weight in ('action', 'alert')),
        params jsonb not null,
        subject_type text not null,
        subject_id text not null,
        account_id text,
        handed_to text,
        permission text,
        place text collate "C",
        audience text collate "C" not null
          generated always as (coalesce(handed_to, account_id, permission || '@' || place)) stored,
        not_for text[] not null,
        division text,
        division_name text,
        opened_on date not null,
        due_on date,
        due_key date not null generated always as (coalesce(due_on, '9999-12-31'::date)) stored,
        escalated boolean not null,
        status text not null check (status in ('open', 'done', 'void')),
        version integer not null
      )`.execute(db)
    // A person's list is one short range of this index for each of their offices, merged: whatever else is open.
    await sql`create index todo_waiting on todo (audience, due_key, id) where status = 'open'`.execute(db)
    await sql`comment on table todo is 'The to-dos of all contexts as their events tell them, for the list of those for whom they wait. 各上下文的待办'`.execute(
      db,
    )
    await sql`comment on column todo.audience is 'For whom it waits: an account, or permission@place for all who hold that by a grant over exactly the place'`.execute(
      db,
    )
    await sql`comment on column todo.handed_to is 'To whom it went when its account was handed over; its owner knows nothing of that'`.execute(
      db,
    )
    await sql`comment on column account.handed_over_to is 'To whom its matters went last; what is addressed to it goes there while it is disabled or holds no role'`.execute(
      db,
    )
    await sql`grant select, insert on todo to ${app}`.execute(db)
    await sql`
      grant update (kind, weight, params, subject_type, subject_id, account_id, handed_to, permission, place, not_for,
        division, division_name, opened_on, due_on, escalated, status, version) on todo to ${app}`.execute(db)
    await sql`grant update (handed_over_to) on account to ${app}`.execute(db)
  },
}
