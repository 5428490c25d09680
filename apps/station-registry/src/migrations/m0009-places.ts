import type { Migration } from '@zhanwang/persistence/migrator'
import { sql } from 'kysely'

/** Keeps beside the end of a station to whom what it left was handed over. Locks the table for a moment: the default is no rewrite. */
export const places: Migration = {
  name: 'station-registry-0009-places',
  async up(db) {
    await sql`ALTER TABLE station_status ADD COLUMN hand_over jsonb NOT NULL DEFAULT '[]'
      CHECK (jsonb_typeof(hand_over) = 'array')`.execute(db)
    await sql`COMMENT ON COLUMN station_status.hand_over IS
      '撤并时的移交:事项、给谁、说明 / What was handed over when the station ended: kind, to whom, note'`.execute(db)
  },
}
