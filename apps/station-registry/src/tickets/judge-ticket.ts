import { checkNewDue, defaultDueOn, takeTicketStep } from '@zhanwang/domain-station-registry/ticket-life'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { changeTicket } from './change-ticket.ts'

type Parts = Pick<ServiceParts<RegistryTables>, 'db' | 'files'>

/** Confirms that a ticket is solved. */
export function handleConfirm(parts: Parts): RegistryHandler<'tickets', 'confirm'> {
  return ({ number, version, remark }, call) =>
    changeTicket(parts, call, { number, version }, (ticket, actor) => ({
      step: 'confirm',
      text: remark,
      changes: { status: takeTicketStep('confirm', ticket, actor), closedOn: call.today },
    }))
}

/** Gives a ticket back to its owner, with a new deadline; what was done about it stays in its history. */
export function handleReopen(parts: Parts): RegistryHandler<'tickets', 'reopen'> {
  return ({ number, version, reason, dueOn: wanted }, call) =>
    changeTicket(parts, call, { number, version }, async (ticket, actor, tx) => {
      const status = takeTicketStep('reopen', ticket, actor)
      const dueOn = wanted ?? defaultDueOn(call.today, await holidaysOf(tx.db, ticket.scopePath, call.today))
      checkNewDue(dueOn, ticket, actor, call.today)
      return {
        step: 'reopen',
        text: reason,
        changes: {
          status,
          dueOn,
          ...{ solvedOn: null, solvedBy: null, solvedById: null, closedOn: null },
          ...{ escalatedTo: null, escalatedOn: null },
        },
      }
    })
}

/** Withdraws a ticket that should not have been raised, or that has settled itself. */
export function handleWithdraw(parts: Parts): RegistryHandler<'tickets', 'withdraw'> {
  return ({ number, version, reason }, call) =>
    changeTicket(parts, call, { number, version }, (ticket, actor) => ({
      step: 'withdraw',
      text: reason,
      changes: { status: takeTicketStep('withdraw', ticket, actor), closedOn: call.today },
    }))
}
