import { StationHistoryEntry } from '@zhanwang/domain-station-registry/station'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { type HistoryPosition, listHistory } from './period-store.ts'
import { findStation } from './station-store.ts'

const Cursor = z.tuple([BusinessDate, z.int32(), StationHistoryEntry.shape.aspect])

/** Every status, premises, mode and station above that a station ever had, what was replaced on its first day included. */
export function handleHistory({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'history'> {
  return async ({ code, cursor, limit }, call) => {
    const after = cursor === undefined ? undefined : positionOf(cursor)
    const station = await findStation(read, code, call.scopes)
    if (!station) throw new DomainError('not-found')
    const entries = await listHistory(read, station.id, { after, limit })
    const page = pageOf(entries, limit, ({ on, sequence, aspect }) => [on, sequence, aspect])
    return { rows: page.rows.map(({ sequence, ...entry }) => entry), next: page.next }
  }
}

function positionOf(cursor: string): HistoryPosition {
  const [on, sequence, aspect] = decodeCursor(cursor, Cursor)
  return { on, sequence, aspect }
}
