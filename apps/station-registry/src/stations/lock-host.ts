import type { ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Makes foundings at one place wait for each other until the transaction ends. NULL locks nothing. */
export async function lockHost(db: Kysely<RegistryTables>, place: ScopePath | RawBuilder<ScopePath>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('station-registry.host'), hashtext(${place}))`.execute(db)
}
