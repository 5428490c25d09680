import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryTables } from '../registry-tables.ts'
import { handleAssign } from './assign-ticket.ts'
import { handleTicketContent, handleTicketThumbnail } from './deliver-ticket-file.ts'
import { handleGetTicket } from './get-ticket.ts'
import { handleConfirm, handleReopen, handleWithdraw } from './judge-ticket.ts'
import { handleListTickets } from './list-tickets.ts'
import { handleRaise } from './raise-ticket.ts'
import { handleSolve } from './solve-ticket.ts'

/** Issue tickets: everything but their export, which is a job. */
export function ticketHandlers(
  parts: ServiceParts<RegistryTables>,
): Omit<Handlers<StationRegistry>['tickets'], 'export'> {
  const { db } = parts
  return {
    list: handleListTickets(db),
    get: handleGetTicket(db),
    raise: handleRaise(parts),
    assign: handleAssign(parts),
    solve: handleSolve(parts),
    confirm: handleConfirm(parts),
    reopen: handleReopen(parts),
    withdraw: handleWithdraw(parts),
    content: handleTicketContent(db),
    thumbnail: handleTicketThumbnail(db),
  }
}
