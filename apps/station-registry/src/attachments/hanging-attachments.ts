import type { Station } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { countAttachments, listAttachments } from './attachment-store.ts'

/** The files that a station leaves behind when it ends. */
export async function hangingAttachments(db: Kysely<RegistryTables>, { id }: Station) {
  const [count, newest] = await Promise.all([
    countAttachments(db, id),
    listAttachments(db, id, { after: undefined, limit: 4 }),
  ])
  return { count, names: newest.map(({ title }) => title) }
}
