import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { recordTicket } from './change-ticket.ts'
import type { StoredTicket } from './ticket-columns.ts'
import { lockTicketsOf, updateTicket } from './ticket-store.ts'

/**
 * Carries a reorganisation of divisions over to the tickets that lie there: their owner is then the office of the same level
 * on the new path. Audits and tells each. Their to-dos go along by themselves (packages/todos). Returns how many changed.
 */
export async function restampTickets(
  tx: Transaction<RegistryTables>,
  places: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const tickets = await lockTicketsOf(
    tx.db,
    places.map(({ code }) => code),
  )
  let changed = 0
  for (const ticket of tickets) {
    const place = places.find(({ code }) => code === ticket.division)
    if (!place || (place.path === ticket.scopePath && place.name === ticket.divisionName)) continue
    const { scopePath, divisionName } = ticket
    const after: StoredTicket = {
      ...ticket,
      scopePath: place.path,
      divisionName: place.name,
      version: ticket.version + 1,
    }
    updateTicket(tx, after)
    recordTicket(tx, after, {
      before: { scopePath, divisionName },
      after: { scopePath: place.path, divisionName: place.name },
    })
    changed += 1
  }
  return changed
}
