import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Second factors, sign-in history and former passwords. Rewrites `account` and `auth_session`, which are small. */
export const signIn: Migration = {
  name: '0002-sign-in',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await sql`
      alter table account
        add column password_set_at timestamptz not null default now(),
        add column sign_in_locked_until timestamptz`.execute(db)
    await sql`alter table auth_session add column second_factor boolean not null default false`.execute(db)
    await sql`alter table sign_in_attempt alter column key type text collate "C"`.execute(db)
    await sql`
      create table former_password (
        id text primary key,
        account_id text not null references account (id),
        hash text not null
      )`.execute(db)
    await sql`create index former_password_account on former_password (account_id, id)`.execute(db)
    await sql`
      create table second_factor (
        account_id text primary key references account (id),
        sealed_secret text not null,
        begun_at timestamptz not null,
        confirmed_at timestamptz,
        last_step integer not null
      )`.execute(db)
    await sql`
      create table recovery_code (
        account_id text not null references account (id),
        digest text not null,
        used_at timestamptz,
        primary key (account_id, digest)
      )`.execute(db)
    await sql`
      create table pending_sign_in (
        digest text primary key,
        account_id text not null references account (id),
        expires_at timestamptz not null
      )`.execute(db)
    await sql`create index pending_sign_in_expiry on pending_sign_in (expires_at)`.execute(db)
    await sql`
      create table sign_in (
        id text primary key,
        account_id text not null references account (id),
        at timestamptz not null,
        outcome text not null,
        address text,
        user_agent text
      )`.execute(db)
    await sql`create index sign_in_account on sign_in (account_id, id desc)`.execute(db)
    await sql`create index sign_in_age on sign_in (at)`.execute(db)
    // The law's six months hold against the application too.
    await sql`alter table sign_in enable row level security`.execute(db)
    await sql`create policy sign_in_read on sign_in for select to ${app} using (true)`.execute(db)
    await sql`create policy sign_in_write on sign_in for insert to ${app} with check (true)`.execute(db)
    await sql`create policy sign_in_sweep on sign_in for delete to ${app} using (at < now() - interval '180 days')`.execute(
      db,
    )

    await sql`comment on column account.password_set_at is 'Since when the password holds: it expires'`.execute(db)
    await sql`comment on column account.sign_in_locked_until is 'Until when sign-in is locked from an address where it failed too often; for administrators to see, decided by sign_in_attempt'`.execute(
      db,
    )
    await sql`comment on column auth_session.second_factor is 'Whether a second factor was shown at sign-in'`.execute(
      db,
    )
    await sql`comment on column auth_session.updated_at is 'Last use, written at most once a minute'`.execute(db)
    await sql`comment on table former_password is 'The last password hashes of an account, the current one included: none is used again'`.execute(
      db,
    )
    await sql`comment on table second_factor is 'TOTP (RFC 6238) of an account: its secret encrypted, the last time step that was used'`.execute(
      db,
    )
    await sql`comment on column second_factor.confirmed_at is 'Null while it is being set up: sign-in does not ask for it yet'`.execute(
      db,
    )
    await sql`comment on table recovery_code is 'Recovery codes by digest; each works once'`.execute(db)
    await sql`comment on table pending_sign_in is 'Whose password was right and whose second factor is awaited, by the digest of a cookie; minutes only'`.execute(
      db,
    )
    await sql`comment on table sign_in is 'Attempts to sign in and ends of sessions, of known accounts; kept for 400 days, and the database itself refuses to remove any within 180'`.execute(
      db,
    )

    await sql`grant select, insert, delete on former_password, pending_sign_in, sign_in to ${app}`.execute(db)
    await sql`grant select, insert, update, delete on second_factor, recovery_code to ${app}`.execute(db)
  },
}
