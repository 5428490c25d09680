import type { Migration } from '@zhanwang/persistence/migrator'
import { type Kysely, sql } from 'kysely'

/** Creates supervision visits and issue tickets. Locks nothing: the tables are new. */
export const tickets: Migration = {
  name: 'station-registry-0008-tickets',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await createSerials(db)
    await createVisits(db)
    await createTickets(db)
    await createFiles(db)
    await sql`GRANT SELECT, INSERT ON paper_serial, visit, visit_place, visit_finding, visit_file, ticket, ticket_step,
      ticket_file TO ${app}`.execute(db)
    await sql`GRANT UPDATE (last) ON paper_serial TO ${app}`.execute(db)
    // What was recorded of a visit, and every step of a ticket, stays as it is: only where their places lie may change,
    // and that a record was a mistake may be added.
    await sql`GRANT UPDATE (scope_path, struck_on, struck_by, strike_reason, version) ON visit TO ${app}`.execute(db)
    await sql`GRANT UPDATE (division_name, scope_path) ON visit_place TO ${app}`.execute(db)
    await sql`GRANT UPDATE (division_name, scope_path, status, owner_level, owner_account_id, owner_account_name, due_on,
      measures, solved_on, solved_by_id, solved_by, closed_on, escalated_to, escalated_on, version) ON ticket TO ${app}`.execute(
      db,
    )
  },
}

const LEVELS = sql`('prefecture', 'county', 'township', 'village')`
const KINDS = sql`('premises', 'staffing', 'funds', 'service', 'system', 'other')`

async function createSerials(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE paper_serial (
      stem text COLLATE "C" PRIMARY KEY,
      last integer NOT NULL CHECK (last > 0)
    )`.execute(db)
  await sql`COMMENT ON TABLE paper_serial IS '问题单、督办记录编号已用到的序号,按县和年 / Last serial given to tickets and visits, by county and year (WT-420304-2026)'`.execute(
    db,
  )
}

async function createVisits(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE visit (
      id uuid PRIMARY KEY,
      number text COLLATE "C" NOT NULL CONSTRAINT visit_number UNIQUE,
      visited_on date NOT NULL,
      visitors text[] NOT NULL CHECK (cardinality(visitors) BETWEEN 1 AND 10),
      looked_at text NOT NULL,
      scope_path text COLLATE "C" NOT NULL,
      recorded_by_id text NOT NULL,
      recorded_by text NOT NULL,
      recorded_at timestamptz NOT NULL,
      struck_on date,
      struck_by text,
      strike_reason text,
      version integer NOT NULL,
      CHECK ((struck_on IS NULL) = (struck_by IS NULL) AND (struck_on IS NULL) = (strike_reason IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX visit_newest ON visit (visited_on DESC, id DESC)`.execute(db)
  await sql`COMMENT ON TABLE visit IS '现场督办 / Supervision visits'`.execute(db)
  await sql`COMMENT ON COLUMN visit.scope_path IS '各督办对象共同的上级 / The lowest place that governs all that were visited'`.execute(
    db,
  )
  await sql`
    CREATE TABLE visit_place (
      visit_id uuid NOT NULL REFERENCES visit (id),
      sequence integer NOT NULL CHECK (sequence >= 0),
      division_code text COLLATE "C" NOT NULL,
      division_name text NOT NULL,
      scope_path text COLLATE "C" NOT NULL,
      station_code text COLLATE "C" REFERENCES station (code),
      PRIMARY KEY (visit_id, sequence),
      CONSTRAINT visit_place_once UNIQUE NULLS NOT DISTINCT (visit_id, division_code, station_code)
    )`.execute(db)
  await sql`CREATE INDEX visit_place_scope ON visit_place (scope_path, visit_id)`.execute(db)
  await sql`CREATE INDEX visit_place_division ON visit_place (division_code)`.execute(db)
  await sql`COMMENT ON TABLE visit_place IS '督办对象:站点或区划 / Stations and divisions of a visit; a reader sees those in their scope'`.execute(
    db,
  )
}

async function createTickets(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE ticket (
      id uuid PRIMARY KEY,
      number text COLLATE "C" NOT NULL CONSTRAINT ticket_number UNIQUE,
      source text NOT NULL CHECK (source IN ('visit', 'meeting', 'hotline', 'other')),
      kind text NOT NULL CHECK (kind IN ${KINDS}),
      problem text NOT NULL,
      division_code text COLLATE "C" NOT NULL,
      division_name text NOT NULL,
      scope_path text COLLATE "C" NOT NULL,
      station_code text COLLATE "C" REFERENCES station (code),
      visit_id uuid REFERENCES visit (id),
      raised_on date NOT NULL,
      raised_by_id text NOT NULL,
      raised_by text NOT NULL,
      raised_level text CHECK (raised_level IN ('province', 'prefecture', 'county', 'township', 'village')),
      status text NOT NULL CHECK (status IN ('open', 'assigned', 'solved', 'confirmed', 'withdrawn')),
      owner_level text CHECK (owner_level IN ${LEVELS}),
      owner_account_id text,
      owner_account_name text,
      due_on date NOT NULL CHECK (due_on >= raised_on),
      measures text NOT NULL DEFAULT '',
      solved_on date,
      solved_by_id text,
      solved_by text,
      closed_on date,
      escalated_to text CHECK (escalated_to IN ${LEVELS}),
      escalated_on date,
      version integer NOT NULL,
      list_order integer NOT NULL GENERATED ALWAYS AS (
        CASE
          WHEN status IN ('open', 'assigned') THEN due_on - date '1900-01-01'
          WHEN status = 'solved' THEN 1000000 + (due_on - date '1900-01-01')
          ELSE 3000000 - (coalesce(closed_on, due_on) - date '1900-01-01')
        END) STORED,
      CHECK ((source = 'visit') = (visit_id IS NOT NULL)),
      CHECK ((status = 'open') = (owner_level IS NULL) OR status = 'withdrawn'),
      CHECK ((owner_account_id IS NULL) = (owner_account_name IS NULL)),
      CHECK (owner_account_id IS NULL OR owner_level IS NOT NULL),
      CHECK ((status IN ('solved', 'confirmed')) = (solved_by_id IS NOT NULL)),
      CHECK ((status IN ('confirmed', 'withdrawn')) = (closed_on IS NOT NULL)),
      CHECK ((escalated_to IS NULL) = (escalated_on IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX ticket_order ON ticket (list_order, id)`.execute(db)
  await sql`CREATE INDEX ticket_scope ON ticket (scope_path, list_order, id)`.execute(db)
  await sql`CREATE INDEX ticket_station ON ticket (station_code, list_order, id) WHERE station_code IS NOT NULL`.execute(
    db,
  )
  await sql`CREATE INDEX ticket_division ON ticket (division_code)`.execute(db)
  await sql`CREATE INDEX ticket_due ON ticket (due_on, id) WHERE status IN ('open', 'assigned')`.execute(db)
  await sql`CREATE INDEX ticket_visit ON ticket (visit_id) WHERE visit_id IS NOT NULL`.execute(db)
  await sql`COMMENT ON TABLE ticket IS '问题单 / Issue tickets'`.execute(db)
  await sql`COMMENT ON COLUMN ticket.owner_level IS '承办单位在管辖路径上的级别,改隶后随路径变化 / Level of the owning office on scope_path, so that it follows the path'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN ticket.raised_level IS '提出单位的级别,提出人离任后由该单位确认 / Level of the office that raised it, which confirms when the account has left'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN ticket.list_order IS 'The order of lists: unsolved by deadline, then solved, then closed from the newest on'`.execute(
    db,
  )
  await sql`
    CREATE TABLE ticket_step (
      ticket_id uuid NOT NULL REFERENCES ticket (id),
      sequence integer NOT NULL,
      step text NOT NULL CHECK (step IN ('raise', 'assign', 'solve', 'confirm', 'reopen', 'withdraw', 'escalate')),
      taken_on date NOT NULL,
      text text NOT NULL,
      owner_level text CHECK (owner_level IN ${LEVELS}),
      owner_account_id text,
      owner_account_name text,
      due_on date NOT NULL,
      escalated_to text CHECK (escalated_to IN ${LEVELS}),
      by_id text NOT NULL,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (ticket_id, sequence)
    )`.execute(db)
  await sql`COMMENT ON TABLE ticket_step IS '问题单的每一步 / Every step of a ticket'`.execute(db)
  await sql`COMMENT ON COLUMN ticket_step.sequence IS 'The version of the ticket that this step made'`.execute(db)
  await sql`
    CREATE TABLE visit_finding (
      visit_id uuid NOT NULL,
      sequence integer NOT NULL CHECK (sequence >= 0),
      place integer NOT NULL,
      text text NOT NULL,
      kind text NOT NULL CHECK (kind IN ${KINDS}),
      ticket_id uuid UNIQUE REFERENCES ticket (id),
      PRIMARY KEY (visit_id, sequence),
      FOREIGN KEY (visit_id, place) REFERENCES visit_place (visit_id, sequence)
    )`.execute(db)
  await sql`COMMENT ON TABLE visit_finding IS '督办发现的问题,可转为问题单 / What a visit found, some of it tickets'`.execute(
    db,
  )
}

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE ticket_file (
      id uuid PRIMARY KEY,
      ticket_id uuid NOT NULL,
      sequence integer NOT NULL,
      file_id uuid NOT NULL UNIQUE REFERENCES stored_file (id),
      thumbnail_id uuid UNIQUE REFERENCES stored_file (id),
      FOREIGN KEY (ticket_id, sequence) REFERENCES ticket_step (ticket_id, sequence)
    )`.execute(db)
  await sql`CREATE INDEX ticket_file_step ON ticket_file (ticket_id, sequence)`.execute(db)
  await sql`COMMENT ON TABLE ticket_file IS '问题单各步的材料 / Files that a step of a ticket brought along'`.execute(
    db,
  )
  await sql`
    CREATE TABLE visit_file (
      id uuid PRIMARY KEY,
      visit_id uuid NOT NULL,
      place integer NOT NULL,
      title text NOT NULL,
      file_id uuid NOT NULL UNIQUE REFERENCES stored_file (id),
      thumbnail_id uuid UNIQUE REFERENCES stored_file (id),
      FOREIGN KEY (visit_id, place) REFERENCES visit_place (visit_id, sequence)
    )`.execute(db)
  await sql`CREATE INDEX visit_file_place ON visit_file (visit_id, place)`.execute(db)
  await sql`COMMENT ON TABLE visit_file IS '督办的照片和材料 / Photographs and papers of a visit, by place'`.execute(db)
}
