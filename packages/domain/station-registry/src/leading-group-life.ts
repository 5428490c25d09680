import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { normaliseName } from '@zhanwang/kernel/text'
import type { GroupDecision, GroupMeeting, GroupMember, LeadingGroup, Membership } from './leading-group.ts'

function broken(reason: string, params?: Readonly<Record<string, string | number>>): DomainError {
  return new DomainError('rule-broken', params ? { reason, params } : { reason })
}

/**
 * The members as they are kept, their names in one spelling. Throws `rule-broken` unless one of them is the head, and where
 * somebody is named twice.
 */
export function groupMembers(written: readonly GroupMember[]): GroupMember[] {
  const members = written.map((member) => ({ ...member, name: normaliseName(member.name) }))
  if (members.filter(({ role }) => role === 'head').length !== 1) throw broken('group-one-head')
  const twice = members.find(
    (member, index) => members.findIndex(({ name, unit }) => name === member.name && unit === member.unit) < index,
  )
  if (twice) throw broken('group-member-twice', { name: twice.name })
  return members
}

/** What a change of members ends and begins: who stays in the same role and post stays since when they came. */
export function membershipChange(
  now: readonly Pick<Membership, keyof GroupMember>[],
  next: readonly GroupMember[],
): { readonly ended: readonly number[]; readonly begun: readonly number[] } {
  const same = (one: GroupMember, other: GroupMember) =>
    one.role === other.role && one.name === other.name && one.unit === other.unit && one.post === other.post
  return {
    ended: now.flatMap((member, index) => (next.some((other) => same(member, other)) ? [] : [index])),
    begun: next.flatMap((member, index) => (now.some((other) => same(member, other)) ? [] : [index])),
  }
}

/** Throws `rule-broken` for a day that lies ahead. */
export function checkFounding({ foundedOn }: Pick<LeadingGroup, 'foundedOn'>, today: BusinessDate): void {
  checkPast(foundedOn, today)
}

/**
 * Throws `rule-broken` where the day of the founding is corrected to one after the first meeting, or after somebody came who
 * was not there from the start, or left.
 */
export function checkFoundingMoved(
  { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate },
  firstMetOn: BusinessDate | null,
  members: readonly Pick<Membership, 'since' | 'until'>[],
): void {
  const days = members.flatMap(({ since, until }) => [
    ...(since === from ? [] : [since]),
    ...(until === null ? [] : [until]),
  ])
  const first = [...days, ...(firstMetOn === null ? [] : [firstMetOn])].toSorted()[0]
  if (first !== undefined && to > first) throw broken('group-founded-after', { on: first })
}

/** Throws `rule-broken` for a group that is dissolved: what it was stays as it is. */
export function checkStanding({ dissolvedOn }: Pick<LeadingGroup, 'dissolvedOn'>): void {
  if (dissolvedOn !== null) throw broken('group-dissolved', { on: dissolvedOn })
}

/** Throws `rule-broken` for a day that lies ahead, or before the group was founded or anybody last came or left. */
export function checkMembersDay(
  { foundedOn }: Pick<LeadingGroup, 'foundedOn'>,
  members: readonly Pick<Membership, 'since' | 'until'>[],
  on: BusinessDate,
  today: BusinessDate,
): void {
  checkPast(on, today)
  const days = members.flatMap(({ since, until }) => (until === null ? [since] : [since, until]))
  const last = [foundedOn, ...days].toSorted().at(-1) ?? foundedOn
  if (on < last) throw broken('group-members-before', { on: last })
}

/** Throws `rule-broken` for a meeting of tomorrow, or from before the group was founded. */
export function checkMeeting(
  { foundedOn }: Pick<LeadingGroup, 'foundedOn'>,
  on: BusinessDate,
  today: BusinessDate,
): void {
  checkPast(on, today)
  if (on < foundedOn) throw broken('group-met-before', { on: foundedOn })
}

type MeetingDetails = Pick<GroupMeeting, 'topic' | 'summary' | 'minutes'>

/** Throws `rule-broken` for a correction of a meeting after which nothing is other than before. */
export function checkMeetingChange(before: MeetingDetails, after: MeetingDetails): void {
  const isSame = before.topic === after.topic && before.summary === after.summary
  if (isSame && before.minutes?.id === after.minutes?.id) throw broken('group-unchanged')
}

/** Throws `rule-broken` where a decision cannot be said to be carried out: it is already, its ticket says so, or the day is wrong. */
export function checkSettling(
  { ticket, settled }: Pick<GroupDecision, 'ticket' | 'settled'>,
  { metOn, on }: { readonly metOn: BusinessDate; readonly on: BusinessDate },
  today: BusinessDate,
): void {
  if (ticket) throw broken('group-decision-has-ticket', { number: ticket.number })
  if (settled) throw broken('group-decision-settled')
  checkPast(on, today)
  if (on < metOn) throw broken('group-settled-before', { on: metOn })
}

/** Throws `rule-broken` where a group cannot be dissolved on a day. */
export function checkGroupDissolving(
  group: Pick<LeadingGroup, 'foundedOn'>,
  on: BusinessDate,
  today: BusinessDate,
): void {
  checkPast(on, today)
  if (on < group.foundedOn) throw broken('group-dissolved-before', { on: group.foundedOn })
}

function checkPast(on: BusinessDate, today: BusinessDate): void {
  if (on > today) throw broken('date-in-future', { on })
}
