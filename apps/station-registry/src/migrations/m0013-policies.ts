import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Creates the library of policy documents. Locks nothing: the tables are new. */
export const policies: Migration = {
  name: 'station-registry-0013-policies',
  async up(db, appRole) {
    await sql`
      CREATE TABLE policy (
        id uuid PRIMARY KEY,
        number text NOT NULL,
        title text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('notice', 'plan', 'measures', 'opinions', 'standard', 'minutes', 'other')),
        issuer text NOT NULL,
        division_code text COLLATE "C" NOT NULL,
        division_name text NOT NULL,
        scope_path text COLLATE "C" NOT NULL,
        issued_on date NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        trial boolean NOT NULL,
        summary text NOT NULL,
        supersedes_id uuid REFERENCES policy (id),
        repealed_on date CHECK (repealed_on >= valid_from),
        repeal_reason text,
        repealed_by_id uuid REFERENCES policy (id),
        provenance text NOT NULL CHECK (provenance IN ('record', 'article', 'demonstration')),
        version integer NOT NULL,
        CHECK ((repealed_on IS NULL) = (repeal_reason IS NULL)),
        CHECK (repealed_by_id IS NULL OR repealed_on IS NOT NULL)
      )`.execute(db)
    // A paper without a number may be there several times.
    await sql`CREATE UNIQUE INDEX policy_number ON policy (division_code, number) WHERE number <> ''`.execute(db)
    await sql`CREATE INDEX policy_newest ON policy (issued_on DESC, id DESC)`.execute(db)
    await sql`CREATE INDEX policy_scope ON policy (scope_path)`.execute(db)
    await sql`CREATE INDEX policy_division ON policy (division_code)`.execute(db)
    await sql`COMMENT ON TABLE policy IS '政策文件 / Policy documents, binding their division and what lies below'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN policy.number IS '文号 / Empty for a paper without one'`.execute(db)
    await sql`
      CREATE TABLE policy_file (
        id uuid PRIMARY KEY,
        policy_id uuid NOT NULL REFERENCES policy (id),
        file_id uuid NOT NULL UNIQUE REFERENCES stored_file (id),
        thumbnail_id uuid UNIQUE REFERENCES stored_file (id),
        added_by text NOT NULL,
        added_at timestamptz NOT NULL
      )`.execute(db)
    await sql`CREATE INDEX policy_file_of ON policy_file (policy_id, id)`.execute(db)
    await sql`COMMENT ON TABLE policy_file IS '政策文件的附件 / Files of policy documents'`.execute(db)
    const app = sql.id(appRole)
    await sql`GRANT SELECT, INSERT ON policy, policy_file TO ${app}`.execute(db)
    await sql`GRANT UPDATE (number, title, kind, issuer, division_name, scope_path, issued_on, valid_from, valid_to, trial,
      summary, repealed_on, repeal_reason, repealed_by_id, version) ON policy TO ${app}`.execute(db)
    await sql`GRANT DELETE ON policy_file TO ${app}`.execute(db)
  },
}
