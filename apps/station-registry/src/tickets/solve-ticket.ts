import { countyOwner, takeTicketStep } from '@zhanwang/domain-station-registry/ticket-life'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { changeTicket } from './change-ticket.ts'

/** Reports a ticket as solved, with what was done and the proof; somebody else confirms it. */
export function handleSolve(
  parts: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>,
): RegistryHandler<'tickets', 'solve'> {
  return ({ number, version, measures, files: uploads }, call) =>
    changeTicket(parts, call, { number, version, uploads }, (ticket, actor) => ({
      step: 'solve',
      text: measures,
      changes: {
        status: takeTicketStep('solve', ticket, actor),
        owner: ticket.owner ?? countyOwner(ticket),
        measures,
        solvedOn: call.today,
        solvedBy: call.actor.name,
        solvedById: call.actor.id,
      },
    }))
}
