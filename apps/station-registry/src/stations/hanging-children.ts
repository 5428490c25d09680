import type { Station } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { countActiveChildren, nameActiveChildren } from './station-store.ts'

/** The stations and rooms below one that would be left without one above. */
export async function hangingChildren(db: Kysely<RegistryTables>, { code }: Station) {
  const [count, names] = await Promise.all([countActiveChildren(db, code), nameActiveChildren(db, code)])
  return { count, names }
}
