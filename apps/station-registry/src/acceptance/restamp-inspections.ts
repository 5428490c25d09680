import { inspectionChanged } from '@zhanwang/domain-station-registry/events'
import type { Uuid } from '@zhanwang/kernel/ids'
import { sql } from 'kysely'
import type { Restamp } from '../divisions/publish-edition.ts'
import { inspectionQuery, stateOf, storedOf } from './inspection-columns.ts'

/**
 * Files and their photographs follow their stations, which were stamped anew before and audited with that; each file's new
 * state is told.
 */
export const restampInspections: Restamp = async (tx, places) => {
  const paths = places.map(({ path }) => path)
  const { rows } = await sql<{ id: Uuid }>`
    UPDATE inspection SET scope_path = station.scope_path, revision = inspection.revision + 1 FROM station
    WHERE station.id = inspection.station_id AND station.scope_path = ANY (${paths}::text[])
      AND inspection.scope_path <> station.scope_path
    RETURNING inspection.id`.execute(tx.db)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await sql`
    UPDATE inspection_photo AS photo SET scope_path = inspection.scope_path FROM inspection
    WHERE inspection.id = photo.inspection_id AND inspection.id = ANY (${ids}::uuid[])`.execute(tx.db)
  const moved = await inspectionQuery(tx.db).where('inspection.id', 'in', ids).execute()
  for (const stored of moved.map(storedOf)) {
    const { id: aggregateId, revision: aggregateVersion } = stored
    tx.emit(inspectionChanged, { aggregateId, aggregateVersion, state: stateOf(stored) })
  }
  return rows.length
}
