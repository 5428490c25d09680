import { checkNewDue, checkOwner, namedOwner, takeTicketStep } from '@zhanwang/domain-station-registry/ticket-life'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeTicket } from './change-ticket.ts'

type Parts = Pick<ServiceParts<RegistryTables>, 'db' | 'files'>

/** Gives a ticket to an office, or to a person of it; an escalation ends with another office or a later deadline. */
export function handleAssign(parts: Parts): RegistryHandler<'tickets', 'assign'> {
  return ({ number, version, owner: named, dueOn: wanted, reason }, call) =>
    changeTicket(parts, call, { number, version }, (ticket, actor) => {
      const status = takeTicketStep('assign', ticket, actor)
      // As named first: a level below the place is no office of it.
      checkOwner(named, ticket.scopePath)
      const owner = namedOwner(named, ticket.scopePath)
      const dueOn = wanted ?? ticket.dueOn
      checkNewDue(dueOn, ticket, actor, call.today)
      const isNew = owner.level !== ticket.owner?.level || dueOn > ticket.dueOn
      return {
        step: 'assign',
        text: reason,
        changes: { status, owner, dueOn, ...(isNew && { escalatedTo: null, escalatedOn: null }) },
      }
    })
}
