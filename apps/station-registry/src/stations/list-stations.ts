import { StationCode } from '@zhanwang/domain-station-registry/station'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { summaryOf } from './station-columns.ts'
import { stationListQuery } from './station-list-store.ts'

const Cursor = z.tuple([ScopePath, StationCode])

/** Stations that the reader may see, by place and code, with any of the filters. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'list'> {
  return async ({ division, cursor, ...filter }, call) => {
    const code = division === undefined ? undefined : toDivisionCode(division)
    const scopes = code ? scopesWithin(code, await findPath(read, code), call.scopes) : call.scopes
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const rows = await stationListQuery(read, { ...filter, scopes, after }).execute()
    return pageOf(rows.map(summaryOf), filter.limit, (station) => [station.scopePath, station.code])
  }
}
