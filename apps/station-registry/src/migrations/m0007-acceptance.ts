import type { Migration } from '@zhanwang/persistence/migrator'
import { type Kysely, sql } from 'kysely'

/**
 * Creates the files of acceptance, their photographs, and what stations were accepted with. Locks nothing: the tables are
 * new. The items of a file are one document: a file is always read and decided on whole, of at most 30 items, and no query
 * asks for one item of many files; the figures read `station_acceptance`.
 */
export const acceptance: Migration = {
  name: 'station-registry-0007-acceptance',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await createInspection(db)
    await createPhotos(db)
    await createAcceptances(db)
    await sql`GRANT SELECT, INSERT ON inspection, inspection_photo, station_acceptance TO ${app}`.execute(db)
    // Whose file it is, for what and by which checklist never changes.
    await sql`GRANT UPDATE (scope_path, status, round, items, submitted_on, submitted_by, inspected_on, due_on, effective_on,
      closed_on, approval_id, remark, met, score, photos, version, revision) ON inspection TO ${app}`.execute(db)
    // DELETE: a photograph that is taken away before it is submitted is gone; the audit keeps its digest and why it went.
    await sql`GRANT DELETE, UPDATE (scope_path) ON inspection_photo TO ${app}`.execute(db)
    await sql`GRANT UPDATE (valid) ON station_acceptance TO ${app}`.execute(db)
  },
}

async function createInspection(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE inspection (
      id uuid PRIMARY KEY,
      station_id uuid NOT NULL REFERENCES station (id),
      scope_path text COLLATE "C" NOT NULL CHECK (scope_path ~ '^/([0-9A-Z]+/)+$'),
      purpose text NOT NULL CHECK (purpose IN ('acceptance', 'reinspection')),
      status text NOT NULL CHECK (status IN ('self-check', 'on-site', 'rectifying', 'approval', 'passed', 'abandoned')),
      round integer NOT NULL CHECK (round > 0),
      checklist jsonb NOT NULL,
      items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
      item_count integer NOT NULL GENERATED ALWAYS AS (jsonb_array_length(items)) STORED,
      began_on date NOT NULL,
      submitted_on date,
      submitted_by jsonb,
      inspected_on date,
      due_on date,
      effective_on date,
      closed_on date,
      approval_id uuid,
      remark text NOT NULL,
      met integer NOT NULL CHECK (met >= 0),
      score double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
      photos integer NOT NULL CHECK (photos >= 0),
      version integer NOT NULL CHECK (version > 0),
      revision integer NOT NULL CHECK (revision >= version),
      CHECK ((status IN ('passed', 'abandoned')) = (closed_on IS NOT NULL)),
      CHECK (status <> 'passed' OR effective_on IS NOT NULL),
      CHECK (status <> 'rectifying' OR due_on IS NOT NULL)
    )`.execute(db)
  await sql`CREATE UNIQUE INDEX inspection_open_station ON inspection (station_id) WHERE closed_on IS NULL`.execute(db)
  await sql`CREATE INDEX inspection_station ON inspection (station_id, id)`.execute(db)
  await sql`CREATE INDEX inspection_scope ON inspection (scope_path, id)`.execute(db)
  await sql`CREATE INDEX inspection_counts ON inspection (scope_path, purpose, status, due_on)`.execute(db)
  await sql`CREATE INDEX inspection_due ON inspection (due_on) WHERE status = 'rectifying'`.execute(db)
  await sql`COMMENT ON TABLE inspection IS '验收与复查:清单快照、自查、现场核查、整改 / Acceptances and re-inspections, each with the checklist that held when it began'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN inspection.scope_path IS 'Of its station; re-stamped with it'`.execute(db)
  await sql`COMMENT ON COLUMN inspection.due_on IS 'The earliest day by which something has still to be mended'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN inspection.version IS 'Grows with each step; photographs leave it as it is, so that one that arrives late makes nobody stale'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN inspection.revision IS 'Grows with each change, photographs included; version of its events'`.execute(
    db,
  )
}

async function createPhotos(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE inspection_photo (
      id uuid PRIMARY KEY,
      inspection_id uuid NOT NULL REFERENCES inspection (id),
      scope_path text COLLATE "C" NOT NULL,
      item_key text COLLATE "C" NOT NULL,
      phase text NOT NULL CHECK (phase IN ('before', 'on-site', 'after')),
      round integer NOT NULL CHECK (round > 0),
      taken_at timestamptz,
      longitude double precision,
      latitude double precision,
      accuracy_m double precision,
      file_id uuid NOT NULL UNIQUE REFERENCES stored_file (id),
      thumbnail_id uuid UNIQUE REFERENCES stored_file (id),
      added_by_id text NOT NULL,
      added_by text NOT NULL,
      added_at timestamptz NOT NULL,
      CHECK ((longitude IS NULL) = (latitude IS NULL) AND (longitude IS NULL) = (accuracy_m IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX inspection_photo_inspection ON inspection_photo (inspection_id, id)`.execute(db)
  await sql`CREATE INDEX inspection_photo_wall ON inspection_photo (scope_path, id DESC)`.execute(db)
  await sql`COMMENT ON TABLE inspection_photo IS '验收的照片和文件,按检查项和阶段 / Evidence of the items of an inspection'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN inspection_photo.taken_at IS 'By the clock of the device; like the position it is kept here, since the picture itself is stripped of both'`.execute(
    db,
  )
}

async function createAcceptances(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE station_acceptance (
      inspection_id uuid PRIMARY KEY REFERENCES inspection (id),
      station_id uuid NOT NULL REFERENCES station (id),
      since date NOT NULL,
      valid daterange NOT NULL CHECK (isempty(valid) OR lower(valid) = since),
      checklist text NOT NULL,
      results jsonb NOT NULL,
      all_met boolean NOT NULL,
      reinspect_on date,
      CONSTRAINT station_acceptance_valid_excl EXCLUDE USING gist (station_id WITH =, valid WITH &&)
    )`.execute(db)
  await sql`CREATE INDEX station_acceptance_due ON station_acceptance (reinspect_on)
    WHERE upper_inf(valid) AND reinspect_on IS NOT NULL`.execute(db)
  await sql`COMMENT ON TABLE station_acceptance IS '站点通过验收(复查)的结果,按时间段 / With which results a station was accepted, by period'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN station_acceptance.valid IS 'Until another inspection was passed; empty where that was on its first day'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN station_acceptance.results IS 'met, partly or unmet, by the keys of the checklist'`.execute(
    db,
  )
}
