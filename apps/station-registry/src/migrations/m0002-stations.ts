import type { Migration } from '@zhanwang/persistence/migrator'
import { type Kysely, sql } from 'kysely'

/** Creates stations with what is true of them for a time. Locks nothing: the tables are new. */
export const stations: Migration = {
  name: 'station-registry-0002-stations',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await createStation(db)
    await createPeriods(
      db,
      'station_status',
      sql`status text NOT NULL CHECK (status IN ('preparing',
      'awaiting-acceptance', 'operating', 'rectifying', 'suspended', 'closed', 'merged'))`,
    )
    await createPeriods(
      db,
      'station_premises',
      sql`premises jsonb NOT NULL,
      type text NOT NULL GENERATED ALWAYS AS (premises ->> 'type') STORED CHECK (type IN ('independent', 'shared'))`,
    )
    await createPeriods(
      db,
      'station_mode',
      sql`mode text NOT NULL CHECK (mode IN ('agency', 'entrusted-hub', 'dispatch',
      'direct', 'integrated'))`,
    )
    await createPeriods(db, 'station_above', sql`parent_code text COLLATE "C" NOT NULL REFERENCES station (code)`)
    await sql`COMMENT ON TABLE station_above IS '站点上级的各段时间 / The station above a station by period'`.execute(
      db,
    )
    await sql`COMMENT ON TABLE station_status IS '站点状态的各段时间 / Status of a station by period'`.execute(db)
    await sql`COMMENT ON TABLE station_premises IS '站点办公场所的各段时间 / Premises of a station by period'`.execute(
      db,
    )
    await sql`COMMENT ON TABLE station_mode IS '站点运营方式的各段时间 / Operating mode of a station by period'`.execute(
      db,
    )

    await sql`
      CREATE TABLE station_serial (
        stem text COLLATE "C" PRIMARY KEY,
        last integer NOT NULL CHECK (last > 0)
      )`.execute(db)
    await sql`COMMENT ON TABLE station_serial IS '站点编号已用到的序号,按类型和区划 / Last serial given, by kind and division (ST-420304101)'`.execute(
      db,
    )

    await sql`GRANT SELECT, INSERT ON station, station_status, station_premises, station_mode, station_above,
      station_serial TO ${app}`.execute(db)
    // Code, kind, place, founding and provenance of a station never change; a period's end is all that changes of it.
    await sql`GRANT UPDATE (name, division_name, scope_path, parent_code, status, status_since, plaque_on, mode, mode_since, premises,
      premises_since, merged_into, features, responsible, phone, remark, version) ON station TO ${app}`.execute(db)
    await sql`GRANT UPDATE (valid) ON station_status, station_premises, station_mode, station_above TO ${app}`.execute(
      db,
    )
    await sql`GRANT UPDATE (last) ON station_serial TO ${app}`.execute(db)
  },
}

async function createStation(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE station (
      id uuid PRIMARY KEY,
      code text COLLATE "C" NOT NULL CONSTRAINT station_code_key UNIQUE,
      kind text NOT NULL CHECK (kind IN ('guidance-center', 'hub', 'station', 'room')),
      name text NOT NULL,
      host_type text NOT NULL CHECK (host_type IN ('prefecture', 'county', 'subdistrict', 'town', 'township',
        'development-zone', 'forest-farm', 'farm', 'community', 'village')),
      division_code text COLLATE "C" NOT NULL,
      division_name text NOT NULL,
      scope_path text COLLATE "C" NOT NULL CHECK (scope_path ~ '^/([0-9A-Z]+/)+$'),
      place_code text COLLATE "C" NOT NULL GENERATED ALWAYS AS (split_part(scope_path, '/', -2)) STORED,
      parent_code text COLLATE "C" REFERENCES station (code),
      status text NOT NULL CHECK (status IN ('preparing', 'awaiting-acceptance', 'operating', 'rectifying', 'suspended',
        'closed', 'merged')),
      status_since date NOT NULL,
      founded_on date NOT NULL,
      plaque_on date,
      mode text,
      mode_since date,
      premises jsonb,
      premises_since date,
      premises_type text GENERATED ALWAYS AS (premises ->> 'type') STORED,
      merged_into text COLLATE "C" REFERENCES station (code),
      features jsonb NOT NULL,
      responsible jsonb NOT NULL,
      phone text NOT NULL,
      provenance text NOT NULL CHECK (provenance IN ('record', 'article', 'demonstration')),
      remark text NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      CHECK ((mode IS NULL) = (mode_since IS NULL)),
      CHECK ((premises IS NULL) = (premises_since IS NULL)),
      CHECK ((status = 'merged') = (merged_into IS NOT NULL))
    )`.execute(db)
  await sql`CREATE INDEX station_scope ON station (scope_path, code)`.execute(db)
  await sql`CREATE INDEX station_division ON station (division_code, kind)`.execute(db)
  // Few: only what stands in a division that has ended.
  await sql`CREATE INDEX station_moved ON station (kind) WHERE division_code <> place_code`.execute(db)
  await sql`CREATE INDEX station_parent ON station (parent_code, scope_path, code)`.execute(db)
  await sql`CREATE INDEX station_name_search ON station USING gin (name gin_trgm_ops)`.execute(db)
  await sql`CREATE UNIQUE INDEX station_active_name ON station (division_code, name)
    WHERE status NOT IN ('closed', 'merged')`.execute(db)
  await sql`CREATE UNIQUE INDEX station_active_host ON station (division_code)
    WHERE kind = 'station' AND status NOT IN ('closed', 'merged')`.execute(db)
  await sql`COMMENT ON TABLE station IS '指导中心、总站、站、室的现状 / Guidance centers, hubs, stations and rooms as they are now'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN station.division_code IS 'The division on the day of founding; it never changes'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN station.scope_path IS 'Who governs the place now; re-stamped when the tree is reorganised'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN station.place_code IS 'The division that stands there now: the last code of scope_path'`.execute(
    db,
  )
}

/** A table of what was true from day to day. A period that was replaced on its first day is empty but stays. */
async function createPeriods(db: Kysely<unknown>, table: string, columns: ReturnType<typeof sql>): Promise<void> {
  await sql`
    CREATE TABLE ${sql.id(table)} (
      station_id uuid NOT NULL REFERENCES station (id),
      sequence integer NOT NULL,
      since date NOT NULL,
      valid daterange NOT NULL CHECK (isempty(valid) OR lower(valid) = since),
      ${columns},
      reason text NOT NULL,
      recorded_by_id text NOT NULL,
      recorded_by text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (station_id, sequence),
      CONSTRAINT ${sql.id(`${table}_valid_excl`)} EXCLUDE USING gist (station_id WITH =, valid WITH &&)
    )`.execute(db)
  await sql`COMMENT ON COLUMN ${sql.id(table)}.sequence IS 'The version of the station that this change made'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN ${sql.id(table)}.valid IS 'Empty where another replaced it on its first day'`.execute(db)
}
