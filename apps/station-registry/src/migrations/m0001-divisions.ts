import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Creates the division tree and its population. Locks nothing: the tables are new. */
export const divisions: Migration = {
  name: 'station-registry-0001-divisions',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await sql`
      CREATE TABLE division (
        id uuid PRIMARY KEY,
        code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('province', 'prefecture', 'county', 'functional-county', 'subdistrict', 'town',
          'township', 'functional-township', 'community', 'village', 'functional-village')),
        level text NOT NULL CHECK (level IN ('province', 'prefecture', 'county', 'township', 'village')),
        parent_code text COLLATE "C",
        scope_path text COLLATE "C" NOT NULL CHECK (scope_path ~ '^/([0-9A-Z]+/)+$'),
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        valid_from date NOT NULL GENERATED ALWAYS AS (lower(valid)) STORED,
        successors text[] NOT NULL DEFAULT '{}',
        official boolean NOT NULL,
        source text NOT NULL,
        remark text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        CONSTRAINT division_version_key UNIQUE (code, valid_from),
        CONSTRAINT division_valid_excl EXCLUDE USING gist (code WITH =, valid WITH &&)
      )`.execute(db)
    await sql`CREATE INDEX division_scope ON division (scope_path, code, valid_from)`.execute(db)
    await sql`CREATE INDEX division_parent ON division (parent_code, scope_path, code)`.execute(db)
    await sql`CREATE INDEX division_name ON division (name COLLATE "C")`.execute(db)
    // Few have successors: reading them all is cheaper than a GIN index, which the planner does not take for one code.
    await sql`CREATE INDEX division_successors ON division (code) WHERE successors <> '{}'`.execute(db)
    await sql`COMMENT ON TABLE division IS '行政区划的各个版本;一个代码在同一天只有一个版本 / Versions of administrative divisions'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN division.scope_path IS 'Who governs the place now, the same for all versions of a code: below its newest parent; when it has ended, the path of its first successor'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN division.parent_code IS 'The parent while this version is valid: figures of a date follow it, not scope_path'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN division.version IS 'Grows with each change of this row; version of its events'`.execute(
      db,
    )

    await sql`
      CREATE TABLE population (
        division_code text COLLATE "C" NOT NULL,
        year integer NOT NULL CHECK (year BETWEEN 1949 AND 2100),
        registered integer CHECK (registered >= 0),
        resident integer CHECK (resident >= 0),
        source text NOT NULL,
        PRIMARY KEY (division_code, year)
      )`.execute(db)
    await sql`COMMENT ON TABLE population IS '区划人口:户籍与常住,按年 / Population of a division by year: registered and resident'`.execute(
      db,
    )

    // Versions are closed and corrected, never removed; what identifies one does not change.
    await sql`GRANT SELECT, INSERT ON division, population TO ${app}`.execute(db)
    await sql`GRANT UPDATE (name, kind, level, parent_code, scope_path, valid, successors, official, source, remark, version)
      ON division TO ${app}`.execute(db)
    await sql`GRANT UPDATE (registered, resident, source) ON population TO ${app}`.execute(db)
  },
}
