import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Creates the files kept with a station. Locks nothing: the table is new. */
export const attachments: Migration = {
  name: 'station-registry-0003-attachments',
  async up(db, appRole) {
    await sql`
      CREATE TABLE station_attachment (
        id uuid PRIMARY KEY,
        station_id uuid NOT NULL REFERENCES station (id),
        kind text NOT NULL CHECK (kind IN ('photo', 'plaque', 'document', 'agreement', 'other')),
        title text NOT NULL,
        file_id uuid NOT NULL UNIQUE REFERENCES stored_file (id),
        thumbnail_id uuid UNIQUE REFERENCES stored_file (id),
        added_by_id text NOT NULL,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL
      )`.execute(db)
    await sql`CREATE INDEX station_attachment_station ON station_attachment (station_id, id)`.execute(db)
    await sql`COMMENT ON TABLE station_attachment IS '站点的附件(照片、标牌、文件、协议) / Files kept with a station'`.execute(
      db,
    )
    await sql`COMMENT ON COLUMN station_attachment.thumbnail_id IS '图片的缩略图,另一个文件 / The small copy of a picture, a file of its own'`.execute(
      db,
    )
    // DELETE: an attachment that is taken away is gone, its content with it; the audit keeps who, why, name and digest.
    await sql`GRANT SELECT, INSERT, DELETE ON station_attachment TO ${sql.id(appRole)}`.execute(db)
  },
}
