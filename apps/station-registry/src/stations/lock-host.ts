import type { ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** Makes foundings at one place wait for each other until the transaction ends. */
export async function lockHost(db: Kysely<RegistryTables>, place: ScopePath): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('station-registry.host'), hashtext(${place}))`.execute(db)
}
