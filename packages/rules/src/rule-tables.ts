import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { JsonValue } from '@zhanwang/persistence/json'
import type { Migration } from '@zhanwang/persistence/migrator'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type ColumnType, sql } from 'kysely'

/** Written once, never updated. */
type Fixed<T> = ColumnType<T, T, never>

/** The versions of a context's jurisdiction rules. A service's table interface extends this one. */
export interface RuleTables extends PlatformTables {
  jurisdiction_rule: {
    id: Fixed<Uuid>
    kind: Fixed<string>
    division_code: Fixed<DivisionCode>
    division_name: string
    scope_path: ScopePath
    division_until: BusinessDate | null
    since: Fixed<BusinessDate>
    until: BusinessDate | null
    /** A date range in Postgres' own notation; queries read its ends. */
    valid: ColumnType<unknown, string, string>
    replaced_by: Uuid | null
    value: ColumnType<JsonValue, string, never>
    source_document: Fixed<string>
    published_by_id: Fixed<string>
    published_by: Fixed<string>
    published_at: ColumnType<Date, Date, never>
    end_reason: ColumnType<string, string | undefined, string>
    version: number
  }
}

/** Creates the table. Locks nothing: it is new. `name` is its place among the service's migrations. */
export function ruleMigration(name: string): Migration {
  return {
    name,
    async up(db, appRole) {
      const app = sql.id(appRole)
      await sql`
        CREATE TABLE jurisdiction_rule (
          id uuid PRIMARY KEY,
          kind text COLLATE "C" NOT NULL,
          division_code text COLLATE "C" NOT NULL,
          division_name text NOT NULL,
          scope_path text COLLATE "C" NOT NULL CHECK (scope_path ~ '^/([0-9A-Z]+/)+$'),
          division_until date,
          since date NOT NULL,
          until date CHECK (until >= since),
          valid daterange NOT NULL CHECK (isempty(valid) OR lower(valid) = since),
          replaced_by uuid REFERENCES jurisdiction_rule (id) DEFERRABLE INITIALLY DEFERRED,
          value jsonb NOT NULL,
          source_document text NOT NULL CHECK (source_document <> ''),
          published_by_id text NOT NULL,
          published_by text NOT NULL,
          published_at timestamptz NOT NULL,
          end_reason text NOT NULL DEFAULT '',
          version integer NOT NULL CHECK (version > 0),
          CONSTRAINT jurisdiction_rule_valid_excl EXCLUDE USING gist (kind WITH =, division_code WITH =, valid WITH &&)
        )`.execute(db)
      await sql`CREATE INDEX jurisdiction_rule_scope ON jurisdiction_rule (scope_path, kind)`.execute(db)
      await sql`CREATE INDEX jurisdiction_rule_latest ON jurisdiction_rule (since, id)`.execute(db)
      await sql`CREATE INDEX jurisdiction_rule_replaced_by ON jurisdiction_rule (replaced_by)`.execute(db)
      await sql`COMMENT ON TABLE jurisdiction_rule IS '各地发布的制度(清单、审批流程、地方假日)的各个版本 / Versions of what offices lay down for their territory'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN jurisdiction_rule.valid IS 'The days on which it holds: from since to until, or to the day before the version that replaced it; empty: withdrawn, or replaced on its first day'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN jurisdiction_rule.until IS 'Last day as published or as ended, apart from a version that replaced it'`.execute(
        db,
      )
      await sql`COMMENT ON COLUMN jurisdiction_rule.division_until IS 'Last day of the division that published it: its rules lapse with it'`.execute(
        db,
      )
      // What was published never changes: it is ended, replaced or moved with its division.
      await sql`GRANT SELECT, INSERT ON jurisdiction_rule TO ${app}`.execute(db)
      await sql`GRANT UPDATE (division_name, scope_path, division_until, until, valid, replaced_by, end_reason, version)
        ON jurisdiction_rule TO ${app}`.execute(db)
    },
  }
}
