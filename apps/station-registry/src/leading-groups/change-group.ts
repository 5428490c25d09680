import {
  checkFounding,
  checkFoundingMoved,
  checkGroupDissolving,
  checkMembersDay,
  groupMembers,
  membershipChange,
} from '@zhanwang/domain-station-registry/leading-group-life'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { policyNamed } from '../policies/policy-named.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { listMembers } from './group-store.ts'
import { firstMeetingOf } from './meeting-store.ts'
import { endMembership, insertMembers, moveFirstMembers, placeMember } from './member-store.ts'
import { changeGroup } from './save-group.ts'

/** Writes anew what is recorded of a leading group beside its members. */
export function handleChange(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'change'> {
  return ({ id, version, reason, foundingPolicy, ...written }, call) =>
    changeGroup(db, call, { id, version, reason }, async (before, tx) => {
      checkFounding(written, call.today)
      const named = await policyNamed(tx.db, foundingPolicy, call.scopes, before.foundingPolicy)
      const changes = { ...written, foundingPolicy: named }
      if (canonicalJson({ ...before, ...changes }) === canonicalJson(before))
        throw new DomainError('rule-broken', { reason: 'group-unchanged' })
      const { foundedOn } = written
      if (foundedOn === before.foundedOn) return changes
      const move = { from: before.foundedOn, to: foundedOn }
      checkFoundingMoved(move, await firstMeetingOf(tx.db, id), await listMembers(tx.db, id))
      moveFirstMembers(tx, id, move)
      const members = before.members.map((one) => (one.since === move.from ? { ...one, since: foundedOn } : one))
      return { ...changes, members }
    })
}

/** Changes the members from a day on: who leaves is kept with the day, who stays keeps the first. */
export function handleSetMembers(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'setMembers'> {
  return ({ id, version, on, members, reason }, call) =>
    changeGroup(db, call, { id, version, reason }, async (before, tx) => {
      const all = await listMembers(tx.db, id)
      checkMembersDay(before, all, on, call.today)
      const next = groupMembers(members)
      const now = all.filter(({ until }) => until === null)
      const { ended, begun } = membershipChange(now, next)
      const isReordered = next.some(({ name, unit }, place) => now[place]?.name !== name || now[place]?.unit !== unit)
      if (ended.length === 0 && begun.length === 0 && !isReordered)
        throw new DomainError('rule-broken', { reason: 'group-members-unchanged' })
      for (const index of ended) if (now[index]) endMembership(tx, now[index].id, on)
      const kept = now.filter((_, index) => !ended.includes(index))
      const standing = next.map((member, place) => {
        const stays = begun.includes(place)
          ? undefined
          : kept.find(({ name, unit }) => name === member.name && unit === member.unit)
        if (stays) placeMember(tx, stays.id, place)
        return { ...member, since: stays?.since ?? on }
      })
      insertMembers(
        tx,
        id,
        on,
        begun.flatMap((place) => (next[place] ? [{ place, member: next[place] }] : [])),
      )
      return { members: standing }
    })
}

/** Records that a leading group was dissolved: what it was stays. */
export function handleDissolve(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'dissolve'> {
  return ({ id, version, on, reason }, call) =>
    changeGroup(db, call, { id, version, reason }, (before) => {
      checkGroupDissolving(before, on, call.today)
      return { dissolvedOn: on }
    })
}
