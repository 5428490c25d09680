import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { checkMeeting, checkSettling, checkStanding } from '@zhanwang/domain-station-registry/leading-group-life'
import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { policyNamed } from '../policies/policy-named.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { raiseTicket } from '../tickets/raise-ticket.ts'
import { lockGroup, updateGroup } from './group-store.ts'
import { findDecision, findMeeting, insertDecision, insertMeeting, settleDecision } from './meeting-store.ts'
import { recordGroup } from './save-group.ts'

/** Records a meeting; decisions that are to be followed up become tickets of the group's division in the same transaction. */
export function handleRecordMeeting(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'recordMeeting'> {
  return ({ id, on, topic, summary, minutes, decisions }, call) =>
    db.command(call, async (tx) => {
      const group = await lockGroup(tx.db, id, call.scopes)
      checkStanding(group)
      checkMeeting(group, on, call.today)
      const meeting = {
        ...{ id: newId(), on, topic, summary, recordedBy: call.actor.name },
        minutes: await policyNamed(tx.db, minutes, call.scopes),
      }
      insertMeeting(tx, group, meeting, call.now)
      const { division, divisionName, scopePath } = group
      const place = { division, divisionName, scopePath, station: null }
      const tickets: TicketNumber[] = []
      for (const [sequence, { text, ticket }] of decisions.entries()) {
        const raised =
          ticket &&
          (await raiseTicket(tx, call, {
            ...{ ...ticket, place, source: 'meeting', visit: null, raisedOn: on, problem: text, files: [] },
          }))
        insertDecision(tx, { meeting: meeting.id, sequence, text, ticket: raised?.id ?? null })
        if (raised) tickets.push(raised.number)
      }
      tell(tx, group, { meeting: meeting.id, on, topic, decisions: decisions.map(({ text }) => text), tickets })
      return { id: meeting.id, tickets }
    })
}

/** Records that a decision without a ticket was carried out. */
export function handleSettleDecision(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'settleDecision'> {
  return ({ id, sequence, on, result }, call) =>
    db.command(call, async (tx) => {
      const meeting = await findMeeting(tx.db, id, call.scopes)
      if (!meeting) throw new DomainError('not-found')
      const group = await lockGroup(tx.db, meeting.group_id, call.scopes)
      const decision = await findDecision(tx.db, id, sequence)
      if (!decision) throw new DomainError('not-found')
      checkSettling(decision, { metOn: meeting.met_on, on }, call.today)
      settleDecision(tx, id, sequence, { on, result, by: call.actor.name })
      tell(tx, group, { meeting: id, decision: decision.text, settledOn: on, result })
      return { id }
    })
}

/** A meeting is no part of the group's own state; its version goes up all the same, so that open pages look again. */
function tell(tx: Transaction<RegistryTables>, group: LeadingGroup, detail: JsonObject): void {
  const after = { ...group, version: group.version + 1 }
  updateGroup(tx, after)
  recordGroup(tx, after, detail)
}
