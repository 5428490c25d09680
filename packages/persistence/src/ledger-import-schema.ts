import { sql } from 'kysely'
import type { Migration } from './migrator.ts'

/** Creates the tables of ledger imports: the import, its staged rows, kept mappings. Locks nothing: the tables are new. */
export const ledgerImportTables: Migration = {
  name: '0004-ledger-imports',
  async up(db, appRole) {
    const app = sql.id(appRole)
    await sql`
      CREATE TABLE ledger_import (
        id uuid PRIMARY KEY,
        ledger text NOT NULL,
        account_id text NOT NULL,
        account_name text NOT NULL,
        file_id uuid NOT NULL,
        file_name text NOT NULL,
        file_type text NOT NULL,
        state text NOT NULL CHECK (state IN ('reading', 'mapping', 'checking', 'checked', 'applying', 'applied', 'failed',
          'cancelled')),
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        sheets json NOT NULL,
        layout json,
        columns json NOT NULL,
        on_existing text NOT NULL CHECK (on_existing IN ('keep', 'update')),
        as_of date NOT NULL,
        counts json NOT NULL,
        done integer NOT NULL CHECK (done >= 0),
        total integer,
        problem json,
        remainder json,
        CHECK ((state IN ('applied', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
      )`.execute(db)
    await sql`CREATE INDEX ledger_import_account ON ledger_import (account_id, ledger, id)`.execute(db)
    await sql`CREATE INDEX ledger_import_created ON ledger_import (created_at)`.execute(db)
    await sql`COMMENT ON TABLE ledger_import IS '台账导入的过程 / Imports of ledgers, from the uploaded file to the rows taken over'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN ledger_import.problem IS 'Why a step failed: reason and params, said in the reader''s language'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN ledger_import.remainder IS 'The stored file with the faulty rows'`.execute(db)
    await sql`GRANT SELECT, INSERT ON ledger_import TO ${app}`.execute(db)
    await sql`GRANT UPDATE (state, version, ended_at, sheets, layout, columns, on_existing, as_of, counts, done, total, problem,
      remainder) ON ledger_import TO ${app}`.execute(db)

    await sql`
      CREATE TABLE ledger_import_row (
        import_id uuid NOT NULL REFERENCES ledger_import (id),
        "row" integer NOT NULL CHECK ("row" > 0),
        outcome text NOT NULL CHECK (outcome IN ('create', 'update', 'unchanged', 'kept', 'error', 'ignored')),
        phase smallint NOT NULL,
        title text NOT NULL,
        code text,
        cells json NOT NULL,
        problems json NOT NULL,
        changes json NOT NULL,
        intended json,
        PRIMARY KEY (import_id, "row")
      ) WITH (fillfactor = 60)`.execute(db)
    // The rest is found in the order of the file: an index of every outcome would be written for each row, twice.
    await sql`CREATE INDEX ledger_import_row_faulty ON ledger_import_row (import_id, "row") WHERE outcome = 'error'`.execute(
      db,
    )
    await sql`COMMENT ON TABLE ledger_import_row IS '导入文件的各行及核对结果,导入结束30天后删除 / Rows of an imported file as they were checked'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN ledger_import_row.phase IS 'Rows of a later phase lean on those of an earlier: a room on its station'`.execute(
      db,
    )
    // Staged rows are working papers, and may hold what a clerk typed about people: they go 30 days after the import ended.
    await sql`GRANT SELECT, INSERT, DELETE, UPDATE (outcome, title, code, problems, changes, intended) ON ledger_import_row
      TO ${app}`.execute(db)

    await sql`
      CREATE TABLE ledger_mapping (
        owner text NOT NULL,
        ledger text NOT NULL,
        signature text NOT NULL,
        keys json NOT NULL,
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (owner, ledger, signature)
      )`.execute(db)
    await sql`COMMENT ON TABLE ledger_mapping IS '记住的列对应,按单位、台账和表头 / What an office last took the columns of a header for'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN ledger_mapping.owner IS 'The scope path of the office; the account''s id where it has several'`.execute(
      db,
    )
    await sql`GRANT SELECT, INSERT, UPDATE (keys, kept_at) ON ledger_mapping TO ${app}`.execute(db)
  },
}
