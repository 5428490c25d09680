import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { isOverdue, mayTake, TICKET_ACTIONS } from '@zhanwang/domain-station-registry/ticket-life'
import { scopesOf } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { publicTicket } from './ticket-columns.ts'
import { listSteps } from './ticket-history-store.ts'
import { findTicket } from './ticket-store.ts'

/** One ticket with every step, and what the reader may do with it now. */
export function handleGetTicket({ read }: Database<RegistryTables>): RegistryHandler<'tickets', 'get'> {
  return async ({ number }, { actor, scopes, today }) => {
    const ticket = await findTicket(read, number, scopes)
    if (!ticket) throw new DomainError('not-found')
    const { tickets } = stationRegistry.procedures
    return {
      ticket: { ...publicTicket(ticket), overdue: isOverdue(ticket, today) },
      steps: await listSteps(read, ticket.id),
      may: TICKET_ACTIONS.filter((action) =>
        mayTake(action, ticket, { id: actor.id, scopes: scopesOf(actor, tickets[action].permission ?? '') }),
      ),
    }
  }
}
