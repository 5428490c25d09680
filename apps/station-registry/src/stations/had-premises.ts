import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Whether premises are recorded that a station had on a day. */
export async function hadPremises(db: Kysely<RegistryTables>, stationId: Uuid, on: BusinessDate): Promise<boolean> {
  const row = await db
    .selectFrom('station_premises')
    .select('station_id')
    .where('station_id', '=', stationId)
    .where(sql<boolean>`valid @> ${on}::date`)
    .executeTakeFirst()
  return row !== undefined
}
