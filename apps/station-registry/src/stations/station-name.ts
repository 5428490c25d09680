import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { findNames } from './station-store.ts'

/** The name of a station whose code the reader sees already; null for one that is not there. */
export async function nameOfStation(db: Kysely<RegistryTables>, code: StationCode): Promise<string | null> {
  return (await findNames(db, [code])).get(code)?.name ?? null
}
