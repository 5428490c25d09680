import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { readVisits } from './visit-reads-store.ts'

/** One visit, as far as the reader sees it. */
export function handleGetVisit({ read }: Database<RegistryTables>): RegistryHandler<'visits', 'get'> {
  return async ({ number }, { scopes }) => {
    const [visit] = await readVisits(read, { scopes, number, limit: 1 })
    if (!visit) throw new DomainError('not-found')
    const { found, kept, findings, files, ...shown } = visit
    return { visit: shown, findings: [...found], files: kept.map(({ thumbnailId, ...file }) => file) }
  }
}
