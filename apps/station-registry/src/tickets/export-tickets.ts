import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ExportedTicket, TICKET_EXPORT } from '@zhanwang/domain-station-registry/ticket-export'
import { isOverdue } from '@zhanwang/domain-station-registry/ticket-life'
import type { ListExport } from '@zhanwang/ledgers/list-export'
import type { Database } from '@zhanwang/persistence/database'
import type { z } from 'zod'
import { divisionName, placeNames } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { ticketFilter, ticketPage } from './list-tickets.ts'
import { publicTicket, storedTicketOf } from './ticket-columns.ts'
import { ticketListQuery } from './ticket-list-store.ts'

const procedure = stationRegistry.procedures.tickets.export

/** The ledger of tickets: the list with measures and the names of its places. */
export function exportTickets({
  read,
}: Database<RegistryTables>): ListExport<z.output<typeof procedure.input>, ExportedTicket> {
  return {
    kind: 'tickets.export',
    input: procedure.input,
    title: { zh: '问题单台账', en: 'Issue tickets' },
    context: stationRegistry.context,
    columns: TICKET_EXPORT,
    async page(input, call) {
      const { rows, next } = ticketPage(
        await ticketListQuery(read, await ticketFilter(read, input, call)).execute(),
        input.limit,
      )
      const tickets = rows.map(storedTicketOf)
      const names = await placeNames(
        read,
        tickets.map(({ scopePath }) => scopePath),
      )
      return {
        rows: tickets.map((ticket) => ({
          ...publicTicket(ticket),
          overdue: isOverdue(ticket, call.today),
          countyName: names.get(ticket.scopePath)?.county ?? null,
          townshipName: names.get(ticket.scopePath)?.township ?? null,
        })),
        next,
      }
    },
    division: ({ division }) => division,
    divisionName: (code) => divisionName(read, code),
  }
}
