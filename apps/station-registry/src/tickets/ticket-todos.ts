import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { placeAtLevel } from '@zhanwang/domain-station-registry/place-at-level'
import { levelOverOwner, ownerPlace } from '@zhanwang/domain-station-registry/ticket-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { closeTodo, openTodo } from '@zhanwang/todos/todo-store'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredTicket } from './ticket-columns.ts'

const { context } = stationRegistry
const PARTS = ['handle', 'escalated', 'confirm'] as const
type Part = (typeof PARTS)[number]
type NewTodo = Parameters<typeof openTodo>[2]

/**
 * Opens what waits for somebody in a ticket's new state and closes what does not any more: its handling for the owner (its
 * assigning for the county while it has none), the word that its deadline passed for the level above, and its confirmation
 * for who raised it, or for the level above where that is who solved it.
 */
export async function followTodos(
  tx: Transaction<RegistryTables>,
  ticket: StoredTicket,
  today: BusinessDate,
): Promise<void> {
  for (const part of PARTS) {
    const todo = todoOf(part, ticket, today)
    if (todo) await openTodo(tx, context, todo)
    else await closeTodo(tx, context, keyOf(part, ticket), ticket.status === 'withdrawn' ? 'void' : 'done', today)
  }
}

function keyOf(part: Part, { id }: StoredTicket): string {
  return `ticket/${id}/${part}`
}

function todoOf(part: Part, ticket: StoredTicket, today: BusinessDate): NewTodo | undefined {
  const { number, station, division, divisionName, scopePath, owner, dueOn, status } = ticket
  const isUnsolved = status === 'open' || status === 'assigned'
  const base = {
    key: keyOf(part, ticket),
    params: { number, place: station?.name ?? divisionName },
    subject: { type: 'ticket', id: number },
    ...{ division, divisionName, scopePath, openedOn: today },
  }
  switch (part) {
    case 'handle':
      if (!isUnsolved) return undefined
      return {
        ...base,
        kind: owner ? 'ticket.handle' : 'ticket.assign',
        weight: 'action',
        addressee: owner?.account
          ? { accountId: owner.account.id }
          : { permission: 'ticket.handle', place: ownerPlace(ticket) },
        dueOn,
        escalated: ticket.escalatedTo !== null,
      }
    case 'escalated':
      if (!isUnsolved || ticket.escalatedTo === null) return undefined
      return {
        ...base,
        kind: 'ticket.escalated',
        weight: 'alert',
        addressee: { permission: 'ticket.handle', place: placeAtLevel(scopePath, ticket.escalatedTo) },
        dueOn,
      }
    case 'confirm':
      return status === 'solved' ? { ...base, ...confirmation(ticket), weight: 'action', dueOn: null } : undefined
  }
}

function confirmation(ticket: StoredTicket): Pick<NewTodo, 'kind' | 'addressee'> & { notFor?: string[] } {
  const { raisedById, solvedById, scopePath } = ticket
  if (solvedById === null || raisedById !== solvedById) {
    return { kind: 'ticket.confirm', addressee: { accountId: raisedById } }
  }
  const above = levelOverOwner(ticket)
  const place = above ? placeAtLevel(scopePath, above) : ownerPlace(ticket)
  return { kind: 'ticket.confirm', addressee: { permission: 'ticket.raise', place }, notFor: [solvedById] }
}
