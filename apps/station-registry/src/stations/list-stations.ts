import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { StationCode, type StationSummary } from '@zhanwang/domain-station-registry/station'
import type { Call } from '@zhanwang/kernel/call'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { summaryOf } from './station-columns.ts'
import { type StationFilter, stationListQuery } from './station-list-store.ts'

const Cursor = z.tuple([ScopePath, StationCode])

/** Stations that the reader may see, by place and code, with any of the filters. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'list'> {
  return async (input, call) => {
    const rows = await stationListQuery(read, await stationFilter(read, input, call)).execute()
    return stationPage(rows.map(summaryOf), input.limit)
  }
}

/** What a list's input asks for, within what the reader may see. Throws `not-found` for a division outside it. */
export async function stationFilter(
  read: Kysely<RegistryTables>,
  { division, cursor, ...filter }: z.output<StationRegistry['procedures']['stations']['list']['input']>,
  { scopes: allowed }: Pick<Call, 'scopes'>,
): Promise<StationFilter> {
  const code = division === undefined ? undefined : toDivisionCode(division)
  const scopes = code ? scopesWithin(code, await findPath(read, code), allowed) : allowed
  return { ...filter, scopes, after: cursor === undefined ? undefined : decodeCursor(cursor, Cursor) }
}

/** A page of what {@link stationListQuery} found. */
export function stationPage<S extends StationSummary>(stations: readonly S[], limit: number) {
  return pageOf(stations, limit, (station) => [station.scopePath, station.code])
}
