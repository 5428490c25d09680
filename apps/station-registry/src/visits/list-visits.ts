import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Call } from '@zhanwang/kernel/call'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { type ReadVisit, readVisits } from './visit-reads-store.ts'

const Cursor = z.tuple([BusinessDate, Uuid])

/** Visits of which the reader sees a place, newest first. */
export function handleListVisits({ read }: Database<RegistryTables>): RegistryHandler<'visits', 'list'> {
  return async (input, call) => {
    const { rows, next } = await visitPage(read, input, call)
    return { rows: rows.map(({ found, kept, recordedById, scopePath, ...visit }) => visit), next }
  }
}

/** A page of visits as far as the reader sees them. Throws `not-found` for a division outside their scope. */
export async function visitPage(
  read: Kysely<RegistryTables>,
  { division, cursor, ...filter }: z.output<StationRegistry['procedures']['visits']['list']['input']>,
  { scopes: allowed }: Pick<Call, 'scopes'>,
): Promise<{ rows: ReadVisit[]; next: string | null }> {
  const code = division === undefined ? undefined : toDivisionCode(division)
  const scopes = code ? scopesWithin(code, await findPath(read, code), allowed) : allowed
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
  return pageOf(await readVisits(read, { ...filter, scopes, after }), filter.limit, ({ on, id }) => [on, id])
}
