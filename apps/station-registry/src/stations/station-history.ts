import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { listHistory } from './period-store.ts'
import { findStation } from './station-store.ts'

/** Every status, premises and mode a station ever had, what was replaced on its first day included. */
export function handleHistory({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'history'> {
  return async ({ code }, call) => {
    const station = await findStation(read, code, call.scopes)
    if (!station) throw new DomainError('not-found')
    return { entries: await listHistory(read, station.id) }
  }
}
