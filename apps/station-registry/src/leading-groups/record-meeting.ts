import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import {
  checkMeeting,
  checkMeetingChange,
  checkSettling,
  checkStanding,
} from '@zhanwang/domain-station-registry/leading-group-life'
import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { changeFacts } from '../changed-fields.ts'
import { policyNamed } from '../policies/policy-named.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { raiseTicket } from '../tickets/raise-ticket.ts'
import { lockGroup, updateGroup } from './group-store.ts'
import { insertDecision, insertMeeting, lockMeeting, settleDecision, updateMeeting } from './meeting-store.ts'
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

/** Corrects what is recorded of a meeting, of a group that was dissolved too; its day and what it decided stay. */
export function handleChangeMeeting(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'changeMeeting'> {
  return ({ id, version, minutes, reason, ...written }, call) =>
    db.command(call, async (tx) => {
      const { group, meeting: before } = await lockMeeting(tx.db, id, call.scopes)
      if (before.version !== version) throw new DomainError('stale')
      const named = await policyNamed(tx.db, minutes, call.scopes, before.minutes)
      const after = { ...before, ...written, minutes: named, version: version + 1 }
      checkMeetingChange(before, after)
      updateMeeting(tx, after)
      tell(tx, group, { meeting: id, ...changeFacts(before, after), reason })
      return { id, version: after.version }
    })
}

/** Records that a decision without a ticket was carried out. */
export function handleSettleDecision(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'settleDecision'> {
  return ({ id, sequence, on, result }, call) =>
    db.command(call, async (tx) => {
      const { group, meeting } = await lockMeeting(tx.db, id, call.scopes)
      const decision = meeting.decisions.find((one) => one.sequence === sequence)
      if (!decision) throw new DomainError('not-found')
      checkSettling(decision, { metOn: meeting.on, on }, call.today)
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
