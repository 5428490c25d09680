import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** The first tables: nothing is locked that anyone uses. */
export const accounts: Migration = {
  name: '0001-accounts',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await sql`
      create table auth_user (
        id text primary key,
        name text not null,
        email text not null unique,
        email_verified boolean not null default false,
        image text,
        username text not null constraint auth_user_username_key unique,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db)
    await sql`
      create table auth_session (
        id text primary key,
        user_id text not null references auth_user (id),
        token text not null unique,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        ip_address text,
        user_agent text
      )`.execute(db)
    await sql`create index auth_session_user on auth_session (user_id)`.execute(db)
    await sql`create index auth_session_expiry on auth_session (expires_at)`.execute(db)
    await sql`
      create table auth_account (
        id text primary key,
        user_id text not null references auth_user (id),
        account_id text not null,
        provider_id text not null,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (user_id, provider_id)
      )`.execute(db)
    await sql`
      create table auth_verification (
        id text primary key,
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`.execute(db)
    await sql`create index auth_verification_identifier on auth_verification (identifier)`.execute(db)
    await sql`
      create table account (
        id text primary key references auth_user (id),
        username text collate "C" not null constraint account_username_key unique,
        name text not null,
        division text,
        scope_path text collate "C" not null,
        status text not null check (status in ('active', 'disabled')),
        must_change_password boolean not null,
        grants_confirmed boolean not null,
        created_at timestamptz not null,
        last_sign_in_at timestamptz,
        version integer not null check (version > 0)
      )`.execute(db)
    await sql`create index account_scope on account (scope_path, id)`.execute(db)
    await sql`create index account_text on account using gin ((username || ' ' || name) gin_trgm_ops)`.execute(db)
    await sql`
      create table grant_ (
        id text primary key,
        account_id text not null references account (id),
        role text not null,
        division text,
        scope_path text collate "C" not null,
        given_by text not null,
        given_by_name text not null,
        given_at timestamptz not null,
        reason text not null,
        revoked_at timestamptz,
        revoked_by text,
        revoke_reason text,
        check ((revoked_at is null) = (revoked_by is null))
      )`.execute(db)
    await sql`create unique index grant_once on grant_ (account_id, role, coalesce(division, '')) where revoked_at is null`.execute(
      db,
    )
    await sql`create index grant_scope on grant_ (scope_path, id) where revoked_at is null`.execute(db)
    await sql`create index grant_division on grant_ (division) where revoked_at is null`.execute(db)
    await sql`
      create table api_key (
        id text primary key,
        key_digest text not null unique,
        prefix text not null,
        account_id text not null references account (id),
        name text not null,
        role text not null,
        division text,
        scope_path text collate "C" not null,
        created_at timestamptz not null,
        expires_on date,
        last_used_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        revoke_reason text,
        check ((revoked_at is null) = (revoked_by is null))
      )`.execute(db)
    await sql`create index api_key_account on api_key (account_id, id)`.execute(db)
    await sql`create index api_key_division on api_key (division) where revoked_at is null`.execute(db)
    await sql`
      create table division_projection (
        id text primary key,
        code text collate "C" not null,
        name text not null,
        scope_path text collate "C" not null,
        valid_from text not null,
        valid_to text,
        version integer not null
      )`.execute(db)
    await sql`create index division_projection_code on division_projection (code, valid_from)`.execute(db)
    await sql`
      create table sign_in_attempt (
        key text primary key,
        failures integer not null,
        first_at timestamptz not null,
        locked_until timestamptz
      )`.execute(db)
    await sql`create index sign_in_attempt_age on sign_in_attempt (first_at)`.execute(db)

    await sql`comment on table auth_user is 'better-auth: who can sign in; one row for each account, same id'`.execute(
      db,
    )
    await sql`comment on table auth_session is 'better-auth: signed-in sessions; a row removed is a session ended'`.execute(
      db,
    )
    await sql`comment on table auth_account is 'better-auth: the password hash (scrypt) of an account'`.execute(db)
    await sql`comment on table auth_verification is 'better-auth: expected by the library, not used'`.execute(db)
    await sql`comment on table account is 'Accounts of officials, their division and their state'`.execute(db)
    await sql`comment on column account.grants_confirmed is 'False after somebody else set the password of an account with grants: they rest until a security administrator confirms'`.execute(
      db,
    )
    await sql`comment on table grant_ is 'Roles of accounts over divisions; revoked ones stay'`.execute(db)
    await sql`comment on column grant_.scope_path is 'The path of division in the registry''s tree; re-stamped when the division moves'`.execute(
      db,
    )
    await sql`comment on table api_key is 'Keys of other systems, by digest: the key itself is kept nowhere'`.execute(
      db,
    )
    await sql`comment on column api_key.role is 'The most that the key may do in its division, as far as its holder may'`.execute(
      db,
    )
    await sql`comment on column api_key.expires_on is 'The last day in Asia/Shanghai on which it works; null: no end'`.execute(
      db,
    )
    await sql`comment on column api_key.last_used_at is 'To the hour, written beside the commands'`.execute(db)
    await sql`comment on table division_projection is 'The registry''s divisions as its events tell them: name and path of a code'`.execute(
      db,
    )
    await sql`comment on table sign_in_attempt is 'Failed sign-ins by username and address, for the lock-out; swept after a day'`.execute(
      db,
    )

    await sql`grant select, insert, update on auth_user, auth_account, account, division_projection to ${app}`.execute(
      db,
    )
    await sql`grant select, insert, update (revoked_at, revoked_by, revoke_reason, scope_path, last_used_at) on api_key to ${app}`.execute(
      db,
    )
    await sql`grant select, insert, update (revoked_at, revoked_by, revoke_reason, scope_path) on grant_ to ${app}`.execute(
      db,
    )
    await sql`grant select, insert, update, delete on auth_session, auth_verification, sign_in_attempt to ${app}`.execute(
      db,
    )
  },
}
