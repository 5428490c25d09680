import type { ItemResult } from '@zhanwang/domain-station-registry/inspection'
import { type InspectionFile, resultOf } from '@zhanwang/domain-station-registry/inspection-reading'
import type { StationAcceptance } from '@zhanwang/domain-station-registry/station-acceptance'
import { addMonths, BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredInspection } from './inspection-columns.ts'

type Db = Kysely<RegistryTables>

/** What a passed file leaves: from its day on the station is accepted with its results, until another is passed. */
export function beginAcceptance(
  tx: Transaction<RegistryTables>,
  { id, stationId, file }: StoredInspection,
  since: BusinessDate,
): void {
  const results = resultsOf(file)
  const { reinspectMonths, name } = file.checklist
  tx.write(
    tx.db
      .updateTable('station_acceptance')
      .set({ valid: sql<string>`daterange(since, ${since}::date)` })
      .where('station_id', '=', stationId)
      .where(sql<boolean>`upper_inf(valid)`),
  )
  tx.write(
    tx.db.insertInto('station_acceptance').values({
      inspection_id: id,
      station_id: stationId,
      since,
      valid: `[${since},)`,
      checklist: name,
      results: JSON.stringify(results),
      all_met: Object.values(results).every((result) => result === 'met'),
      reinspect_on: reinspectMonths === null ? null : withinCalendar(addMonths(since, reinspectMonths)),
    }),
  )
}

function resultsOf({ items }: InspectionFile): Record<string, ItemResult> {
  return Object.fromEntries(items.map((item) => [item.key, resultOf(item) ?? 'unmet']))
}

/** Null for a day that nobody may record. */
function withinCalendar(day: string): BusinessDate | null {
  return BusinessDate.safeParse(day).data ?? null
}

/** Every acceptance of a station that held for a day or more, newest first. */
export async function listAcceptances(db: Db, stationId: Uuid): Promise<StationAcceptance[]> {
  const rows = await acceptanceQuery(db, stationId).where(sql<boolean>`NOT isempty(valid)`).execute()
  return rows
}

/** The one that holds now; undefined where there is none. */
export async function findAcceptance(db: Db, stationId: Uuid): Promise<StationAcceptance | undefined> {
  return acceptanceQuery(db, stationId).where(sql<boolean>`upper_inf(valid)`).executeTakeFirst()
}

function acceptanceQuery(db: Db, stationId: Uuid) {
  return db
    .selectFrom('station_acceptance')
    .select([
      'inspection_id as inspection',
      'since',
      sql<BusinessDate | null>`(upper(valid) - 1)::text`.as('until'),
      'checklist',
      'results',
      'all_met as allMet',
      'reinspect_on as reinspectOn',
    ])
    .where('station_id', '=', stationId)
    .orderBy('since', 'desc')
}
