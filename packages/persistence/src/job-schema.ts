import { sql } from 'kysely'
import type { Migration } from './migrator.ts'

/** Creates the table of long work. Locks nothing: the table is new. */
export const jobTables: Migration = {
  name: '0003-jobs',
  async up(db, appRole) {
    await sql`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        input json NOT NULL,
        account_id text NOT NULL,
        account_name text NOT NULL,
        scopes text[] NOT NULL,
        language text NOT NULL CHECK (language IN ('zh', 'en')),
        created_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
        run_after timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        lease uuid,
        lease_until timestamptz,
        cancel_asked boolean NOT NULL DEFAULT false,
        unsettled boolean NOT NULL DEFAULT false,
        done bigint NOT NULL DEFAULT 0,
        total bigint,
        ended_at timestamptz,
        problem text,
        problem_reason text,
        problem_params json,
        file_id uuid,
        CHECK ((state = 'running') = (lease IS NOT NULL)),
        CHECK ((lease IS NULL) = (lease_until IS NULL)),
        CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'failed', 'cancelled'))),
        CHECK ((problem IS NOT NULL) = (state = 'failed')),
        CHECK (NOT unsettled OR ended_at IS NOT NULL)
      )`.execute(db)
    // The three that are asked for every second hold only what is under way.
    await sql`CREATE INDEX job_waiting ON job (run_after, id) WHERE state = 'waiting'`.execute(db)
    await sql`CREATE INDEX job_running ON job (lease_until) WHERE state = 'running'`.execute(db)
    await sql`CREATE INDEX job_unsettled ON job (id) WHERE unsettled`.execute(db)
    await sql`CREATE INDEX job_of_account ON job (account_id, id)`.execute(db)
    await sql`CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL`.execute(db)
    await sql`COMMENT ON TABLE job IS 'Long work (exports, imports) with its state, its lease and what it made; kept 90 days after its end. 后台任务'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.scopes IS 'The places in which the job acts, as its account held them when it asked'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.lease IS 'Names the run that does the job: only its holder writes progress or an end'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.attempts IS 'Runs begun; one that was put back because its service stopped is not counted'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.unsettled IS 'It ended without a run of its own: what it was for has yet to be told'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.problem IS 'Error code (kernel), with problem_reason and problem_params as in its details'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN job.file_id IS 'What it made: its row in stored_file is gone when the file was swept'`.execute(
      db,
    )
    await sql`
      GRANT SELECT, DELETE, INSERT (id, kind, input, account_id, account_name, scopes, language),
        UPDATE (state, run_after, attempts, lease, lease_until, cancel_asked, unsettled, done, total, ended_at, problem,
          problem_reason, problem_params, file_id) ON job TO ${sql.id(appRole)}`.execute(db)
  },
}
