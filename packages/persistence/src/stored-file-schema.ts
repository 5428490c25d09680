import { sql } from 'kysely'
import type { Migration } from './migrator.ts'

/** Creates the table of the files that a service keeps. Locks nothing: the table is new. */
export const storedFileTables: Migration = {
  name: '0002-stored-files',
  async up(db, appRole) {
    await sql`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
        type text NOT NULL,
        size bigint NOT NULL CHECK (size >= 0),
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        kept_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`.execute(db)
    await sql`CREATE INDEX stored_file_kept_until ON stored_file (kept_until) WHERE kept_until IS NOT NULL`.execute(db)
    await sql`COMMENT ON TABLE stored_file IS 'Files in this service''s area of the storage: content that no row names is swept a day later. 本服务保存的文件'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN stored_file.kept_until IS 'When the sweep takes it away (what an export made); null: as long as what it belongs to'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN stored_file.digest IS 'SHA-256 of the content, hex'`.execute(db)
    // DELETE: who takes a file away takes its row away, and the content after it; the audit keeps name and digest.
    // No UPDATE: another content is another file.
    await sql`
      GRANT SELECT, INSERT (id, name, type, size, digest, kept_until), DELETE ON stored_file TO ${sql.id(appRole)}`.execute(
      db,
    )
  },
}
