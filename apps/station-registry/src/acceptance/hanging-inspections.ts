import { INSPECTION_PURPOSES } from '@zhanwang/domain-station-registry/inspection'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { summaryOf, summaryQuery } from './inspection-columns.ts'

/** The open file of a station, by what it is and its checklist: it is finished or abandoned before the station ends. */
export async function hangingInspections(db: Kysely<RegistryTables>, { id }: Pick<Station, 'id'>) {
  const rows = await summaryQuery(db)
    .where('inspection.station_id', '=', id)
    .where('inspection.closed_on', 'is', null)
    .execute()
  const names = rows.map(summaryOf).map(({ purpose, checklist }) => `${INSPECTION_PURPOSES[purpose].zh}(${checklist})`)
  return { count: rows.length, names }
}
