import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { isStrikable } from '@zhanwang/domain-station-registry/visit'
import { scopesOf } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { readVisits } from './visit-reads-store.ts'

const { record } = stationRegistry.procedures.visits

/** One visit, as far as the reader sees it. */
export function handleGetVisit({ read }: Database<RegistryTables>): RegistryHandler<'visits', 'get'> {
  return async ({ number }, { actor, scopes }) => {
    const [visit] = await readVisits(read, { scopes, number, limit: 1 })
    if (!visit) throw new DomainError('not-found')
    const { found, kept, findings, files, recordedById, scopePath, ...shown } = visit
    const own = { id: actor.id, scopes: scopesOf(actor, record.permission ?? '') }
    const mayStrike =
      own.scopes.length > 0 && isStrikable({ recordedById, scopePath, struck: shown.struck !== null }, own)
    return {
      visit: shown,
      findings: [...found],
      files: kept.map(({ thumbnailId, ...file }) => file),
      may: mayStrike ? ['strike' as const] : [],
    }
  }
}
