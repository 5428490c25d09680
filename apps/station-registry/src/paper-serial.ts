import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from './registry-tables.ts'

/** The next serial of a stem. Its row stays locked until the transaction ends, so that no number is lost or given twice. */
export async function takePaperSerial(db: Kysely<RegistryTables>, stem: string): Promise<number> {
  const { last } = await db
    .insertInto('paper_serial')
    .values({ stem, last: 1 })
    .onConflict((conflict) => conflict.column('stem').doUpdateSet({ last: sql<number>`paper_serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
