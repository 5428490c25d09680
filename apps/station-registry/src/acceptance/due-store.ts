import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

export interface OverdueInspection {
  readonly id: Uuid
  readonly round: number
  readonly dueOn: BusinessDate
}

/** Rectifications that should have been reported before a day and of which the county was not told in this round. */
export async function listOverdueInspections(
  db: Kysely<RegistryTables>,
  today: BusinessDate,
  { after, limit }: { readonly after: OverdueInspection | undefined; readonly limit: number },
): Promise<OverdueInspection[]> {
  const rest = after ? sql`AND (due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<OverdueInspection>`
    SELECT id, round, due_on AS "dueOn" FROM inspection
    WHERE status = 'rectifying' AND due_on < ${today}::date ${rest}
      AND NOT EXISTS (SELECT FROM todo WHERE todo.key = 'inspection/' || inspection.id || '/overdue/' || inspection.round)
    ORDER BY due_on, id LIMIT ${limit}`.execute(db)
  return rows
}

export interface DueStation {
  readonly code: StationCode
  readonly reinspectOn: BusinessDate
}

/** Stations that operate, whose next inspection is due by a day, was not begun, and of which the county was not told. */
export async function listDueStations(
  db: Kysely<RegistryTables>,
  until: BusinessDate,
  { after, limit }: { readonly after: DueStation | undefined; readonly limit: number },
): Promise<DueStation[]> {
  const rest = after
    ? sql`AND (acceptance.reinspect_on, station.code) > (${after.reinspectOn}::date, ${after.code})`
    : sql``
  const { rows } = await sql<DueStation>`
    SELECT station.code, acceptance.reinspect_on AS "reinspectOn"
    FROM station_acceptance AS acceptance JOIN station ON station.id = acceptance.station_id
    WHERE upper_inf(acceptance.valid) AND acceptance.reinspect_on <= ${until}::date AND station.status = 'operating' ${rest}
      AND NOT EXISTS (SELECT FROM inspection WHERE station_id = station.id AND closed_on IS NULL)
      AND NOT EXISTS (SELECT FROM todo
        WHERE todo.key = 'reinspection/' || station.code || '/' || acceptance.reinspect_on)
    ORDER BY acceptance.reinspect_on, station.code LIMIT ${limit}`.execute(db)
  return rows
}
