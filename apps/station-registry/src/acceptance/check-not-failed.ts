import { DomainError } from '@zhanwang/kernel/errors'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredStation } from '../stations/station-columns.ts'
import { hasFailedInspection } from './inspection-store.ts'

/**
 * A station whose last inspection found something required not to be met operates again by a passed re-inspection and by
 * nothing else. Throws `rule-broken`.
 */
export async function checkNotFailed(db: Kysely<RegistryTables>, { id }: StoredStation): Promise<void> {
  if (await hasFailedInspection(db, id)) throw new DomainError('rule-broken', { reason: 'resume-needs-inspection' })
}
