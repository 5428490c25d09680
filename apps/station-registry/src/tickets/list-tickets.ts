import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
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
import { storedTicketOf, type TicketRow, ticketSummary } from './ticket-columns.ts'
import { type TicketFilter, ticketListQuery } from './ticket-list-store.ts'

/** Within Postgres' integer, as the column is. */
const Cursor = z.tuple([z.int32(), Uuid])

/** Tickets that the reader may see, overdue first. */
export function handleListTickets({ read }: Database<RegistryTables>): RegistryHandler<'tickets', 'list'> {
  return async (input, call) => {
    const { rows, next } = ticketPage(
      await ticketListQuery(read, await ticketFilter(read, input, call)).execute(),
      input.limit,
    )
    return { rows: rows.map((row) => ticketSummary(storedTicketOf(row), call.today)), next }
  }
}

/** What a list's input asks for, within what the reader may see. Throws `not-found` for a division outside it. */
export async function ticketFilter(
  read: Kysely<RegistryTables>,
  { division, cursor, ...filter }: z.output<StationRegistry['procedures']['tickets']['list']['input']>,
  { scopes: allowed, today }: Pick<Call, 'scopes' | 'today'>,
): Promise<TicketFilter> {
  const code = division === undefined ? undefined : toDivisionCode(division)
  return {
    ...filter,
    today,
    scopes: code ? scopesWithin(code, await findPath(read, code), allowed) : allowed,
    after: cursor === undefined ? undefined : decodeCursor(cursor, Cursor),
  }
}

/** A page of what {@link ticketListQuery} found. */
export function ticketPage(rows: readonly TicketRow[], limit: number) {
  return pageOf(rows, limit, ({ list_order, id }) => [list_order, id])
}
