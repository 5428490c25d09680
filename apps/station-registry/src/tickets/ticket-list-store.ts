import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { TicketKind, TicketSource, TicketStatus } from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { beginsWith, contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { ticketQuery } from './ticket-columns.ts'

export interface TicketFilter {
  readonly scopes: readonly ScopePath[]
  readonly today: BusinessDate
  readonly station?: StationCode | undefined
  readonly status?: readonly TicketStatus[] | undefined
  readonly overdue?: boolean | undefined
  readonly kind?: readonly TicketKind[] | undefined
  readonly source?: readonly TicketSource[] | undefined
  readonly ownerLevel?: readonly DivisionLevel[] | undefined
  readonly raisedBy?: string | undefined
  readonly text?: string | undefined
  readonly after?: readonly [number, Uuid] | undefined
  readonly limit: number
}

/**
 * Tickets in the order of `list_order`: unsolved ones by deadline, so that overdue ones come first, then what awaits
 * confirmation, then closed ones from the newest on. One row more than `limit` where there are more.
 */
export function ticketListQuery(db: Kysely<RegistryTables>, filter: TicketFilter) {
  const { scopes, today, station, status, overdue, kind, source, ownerLevel, raisedBy, text, after, limit } = filter
  let query = ticketQuery(db).where(inScopes('ticket.scope_path', scopes))
  if (station) query = query.where('ticket.station_code', '=', station)
  if (status?.length) query = query.where('ticket.status', 'in', status)
  if (overdue !== undefined) {
    const isOverdue = sql<boolean>`(ticket.status IN ('open', 'assigned') AND ticket.due_on < ${today}::date)`
    query = query.where(isOverdue, '=', overdue)
  }
  if (kind?.length) query = query.where('ticket.kind', 'in', kind)
  if (source?.length) query = query.where('ticket.source', 'in', source)
  if (ownerLevel?.length) query = query.where('ticket.owner_level', 'in', ownerLevel)
  if (raisedBy !== undefined) query = query.where('ticket.raised_by_id', '=', raisedBy)
  if (text) {
    query = query.where((eb) =>
      eb.or([
        eb('ticket.problem', 'like', contains(text)),
        eb('station.name', 'like', contains(text)),
        sql<boolean>`ticket.number LIKE ${beginsWith(text.toUpperCase())}`,
      ]),
    )
  }
  if (after) query = query.where(sql<boolean>`(ticket.list_order, ticket.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
    .orderBy('ticket.list_order')
    .orderBy('ticket.id')
    .limit(limit + 1)
}
