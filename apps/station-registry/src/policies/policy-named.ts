import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { getPolicy } from './policy-store.ts'

interface Named {
  readonly id: Uuid
  readonly title: string
}

/**
 * A document that binds a place of the scopes, by its id; null for none. The one that was named before stays, whoever can
 * read it. Throws `not-found` for any other.
 */
export async function policyNamed(
  db: Kysely<RegistryTables>,
  id: Uuid | null,
  scopes: readonly ScopePath[],
  before: Named | null = null,
): Promise<Named | null> {
  if (id === null) return null
  if (id === before?.id) return before
  const { title } = await getPolicy(db, id, scopes)
  return { id, title }
}
