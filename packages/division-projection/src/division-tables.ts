import type { DivisionKind } from '@zhanwang/domain-station-registry/division'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** The registry's divisions as a service keeps them: each version as its newest event tells it. */
export interface DivisionProjectionTables {
  division_projection: {
    id: string
    code: DivisionCode
    name: string
    kind: DivisionKind
    level: DivisionLevel
    parent_code: DivisionCode | null
    scope_path: ScopePath
    valid_from: BusinessDate
    /** Last day; null: still valid. */
    valid_to: BusinessDate | null
    version: number
  }
}

/** Creates the table. Locks nothing: it is new. `name` is its place among the service's migrations. */
export function divisionMigration(name: string): Migration {
  return {
    name,
    async up(db, appRole) {
      // Dates as texts: they are compared with business dates and never calculated with.
      await sql`
        CREATE TABLE division_projection (
          id text PRIMARY KEY,
          code text COLLATE "C" NOT NULL,
          name text NOT NULL,
          kind text NOT NULL,
          level text NOT NULL,
          parent_code text COLLATE "C",
          scope_path text COLLATE "C" NOT NULL,
          valid_from text COLLATE "C" NOT NULL,
          valid_to text COLLATE "C",
          version integer NOT NULL
        )`.execute(db)
      await sql`CREATE INDEX division_projection_code ON division_projection (code, valid_from)`.execute(db)
      await sql`CREATE INDEX division_projection_path ON division_projection (scope_path)`.execute(db)
      await sql`COMMENT ON TABLE division_projection IS '站点登记的行政区划,按其事件 / The registry''s divisions as its events tell them'`.execute(
        db,
      )
      await sql`GRANT SELECT, INSERT, UPDATE ON division_projection TO ${sql.id(appRole)}`.execute(db)
    },
  }
}
