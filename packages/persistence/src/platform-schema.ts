import { sql } from 'kysely'
import { dailyRunTable } from './daily-run-schema.ts'
import { jobTables } from './job-schema.ts'
import { ledgerImportTables } from './ledger-import-schema.ts'
import type { Migration } from './migrator.ts'
import { storedFileTables } from './stored-file-schema.ts'

/**
 * Creates the tables that every service's database has. Locks nothing: the tables are new.
 * The application may add to what is history (commands, audit, seals, inbox), never change or delete it, and cannot
 * choose the transaction id by which rows are sealed and published.
 */
const platformTables: Migration = {
  name: '0001-platform-tables',
  async up(db, appRole) {
    const app = sql.id(appRole)

    await sql`
      CREATE TABLE command (
        actor_id text NOT NULL,
        command_id uuid NOT NULL,
        procedure text NOT NULL,
        input_digest text NOT NULL,
        result json,
        at timestamptz NOT NULL,
        PRIMARY KEY (actor_id, command_id)
      )`.execute(db)
    await sql`COMMENT ON TABLE command IS 'Commands carried out, with their answer: a repeat under the same id gets it again. 已执行的命令及其结果'`.execute(
      db,
    )
    await sql`GRANT SELECT, INSERT ON command TO ${app}`.execute(db)

    // Instants to the millisecond, as they are digested: nothing finer could be changed unseen.
    // The primary key begins with the transaction id: the one index seals in order and pages the newest first.
    await sql`
      CREATE TABLE audit_entry (
        id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('account', 'system')),
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        procedure text NOT NULL,
        command_id uuid,
        correlation_id text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        scope_path text COLLATE "C" NOT NULL,
        division text,
        cause text,
        detail jsonb NOT NULL,
        digest text NOT NULL,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        PRIMARY KEY (xid, id)
      )`.execute(db)
    await sql`CREATE INDEX audit_entry_subject ON audit_entry (subject_id, xid)`.execute(db)
    await sql`CREATE INDEX audit_entry_actor ON audit_entry (actor_id, actor_name, xid)`.execute(db)
    await sql`CREATE INDEX audit_entry_procedure ON audit_entry (procedure, xid)`.execute(db)
    // Alone, so that equal paths share their place: a small scope is sorted, a large one found newest first anyway.
    await sql`CREATE INDEX audit_entry_scope ON audit_entry (scope_path)`.execute(db)
    await sql`COMMENT ON TABLE audit_entry IS 'Every change with its author, in the transaction that made it; sealed within seconds. 审计记录,只增不改'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN audit_entry.digest IS 'SHA-256 of the canonical JSON of all other columns but xid'`.execute(
      db,
    )
    await sql`
      GRANT SELECT, INSERT (id, at, actor_kind, actor_id, actor_name, procedure, command_id, correlation_id, subject_type,
        subject_id, scope_path, division, cause, detail, digest) ON audit_entry TO ${app}`.execute(db)

    await sql`
      CREATE TABLE audit_seal (
        seq bigint PRIMARY KEY CHECK (seq > 0),
        xid_from xid8 NOT NULL UNIQUE,
        xid_to xid8 NOT NULL UNIQUE CHECK (xid_to > xid_from),
        entry_count bigint NOT NULL CHECK (entry_count > 0),
        entries_digest text NOT NULL,
        previous text UNIQUE,
        sealed_at timestamptz(3) NOT NULL,
        digest text NOT NULL,
        signature text NOT NULL
      )`.execute(db)
    // By which a search turns dates into transaction ids.
    await sql`CREATE INDEX audit_seal_at ON audit_seal (sealed_at)`.execute(db)
    await sql`COMMENT ON TABLE audit_seal IS 'The signed chain over the audit entries: a seal covers the transaction ids from xid_from to before xid_to. 审计封存链'`.execute(
      db,
    )
    await sql`GRANT SELECT, INSERT ON audit_seal TO ${app}`.execute(db)

    await sql`
      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        context text NOT NULL,
        type text NOT NULL,
        version integer NOT NULL,
        aggregate_id text NOT NULL,
        aggregate_version integer NOT NULL,
        occurred_at timestamptz NOT NULL,
        actor_id text NOT NULL,
        correlation_id text NOT NULL,
        state json NOT NULL,
        published_at timestamptz,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id()
      )`.execute(db)
    await sql`CREATE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL`.execute(db)
    await sql`COMMENT ON TABLE outbox IS 'Events of this service, published by the relay and then marked. 待发布与已发布的事件'`.execute(
      db,
    )
    await sql`
      GRANT SELECT, INSERT (id, context, type, version, aggregate_id, aggregate_version, occurred_at, actor_id,
        correlation_id, state), UPDATE (published_at) ON outbox TO ${app}`.execute(db)

    await sql`
      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      )`.execute(db)
    await sql`COMMENT ON TABLE inbox IS 'Events of other services that a consumer here has applied. 已处理的外部事件'`.execute(
      db,
    )
    await sql`GRANT SELECT, INSERT ON inbox TO ${app}`.execute(db)

    await sql`
      CREATE TABLE dead_letter (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        consumer text NOT NULL,
        subject text NOT NULL,
        message_id text,
        body text NOT NULL,
        reason text NOT NULL,
        resolved_at timestamptz,
        resolved_by text,
        resolution text
      )`.execute(db)
    await sql`CREATE INDEX dead_letter_open ON dead_letter (id) WHERE resolved_at IS NULL`.execute(db)
    await sql`COMMENT ON TABLE dead_letter IS 'Messages that could not be parsed or broke a rule, until someone resolves them. 无法处理的消息'`.execute(
      db,
    )
    await sql`
      GRANT SELECT, INSERT, UPDATE (resolved_at, resolved_by, resolution) ON dead_letter TO ${app}`.execute(db)
  },
}

/** The platform's own migrations, run before a service's. Forward only; a released one never changes. */
export const platformMigrations: readonly Migration[] = [
  platformTables,
  storedFileTables,
  jobTables,
  ledgerImportTables,
  dailyRunTable,
]
