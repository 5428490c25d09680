import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Creates the applications to set up a station. Locks nothing: the table is new. */
export const applications: Migration = {
  name: 'station-registry-0010-applications',
  async up(db, appRole) {
    await sql`
      CREATE TABLE station_application (
        id uuid PRIMARY KEY,
        approval_id uuid NOT NULL UNIQUE REFERENCES approval (id),
        kind text NOT NULL CHECK (kind IN ('guidance-center', 'hub', 'station', 'room')),
        name text NOT NULL,
        division_code text COLLATE "C" NOT NULL,
        division_name text NOT NULL,
        scope_path text COLLATE "C" NOT NULL CHECK (scope_path ~ '^/([0-9A-Z]+/)+$'),
        content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
        status text NOT NULL CHECK (status IN ('pending', 'returned', 'approved', 'rejected', 'withdrawn')),
        applied_by_id text NOT NULL,
        applied_by text NOT NULL,
        applied_at timestamptz NOT NULL,
        station_code text COLLATE "C" UNIQUE REFERENCES station (code),
        version integer NOT NULL CHECK (version > 0),
        CHECK ((status = 'approved') = (station_code IS NOT NULL))
      )`.execute(db)
    await sql`CREATE UNIQUE INDEX station_application_open_host ON station_application (division_code)
      WHERE kind = 'station' AND status IN ('pending', 'returned')`.execute(db)
    await sql`CREATE INDEX station_application_scope ON station_application (scope_path, id)`.execute(db)
    await sql`COMMENT ON TABLE station_application IS '设站申请;通过后设立的站点在 station_code / Applications to set up a station, and the station that came of each'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN station_application.status IS 'That of its approval, changed in the same transaction'`.execute(
      db,
    )
    const app = sql.id(appRole)
    await sql`GRANT SELECT, INSERT ON station_application TO ${app}`.execute(db)
    await sql`
      GRANT UPDATE (name, division_name, scope_path, content, status, applied_by_id, applied_by, applied_at, station_code,
        version) ON station_application TO ${app}`.execute(db)
  },
}
