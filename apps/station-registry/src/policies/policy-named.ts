import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { getPolicy } from './policy-store.ts'

/** A document that binds a place of the scopes, by its id. Throws `not-found` for any other; null for none. */
export async function policyNamed(
  db: Kysely<RegistryTables>,
  id: Uuid | null,
  scopes: readonly ScopePath[],
): Promise<{ id: Uuid; title: string } | null> {
  if (id === null) return null
  const { title } = await getPolicy(db, id, scopes)
  return { id, title }
}
