import { BusinessDate } from '@zhanwang/kernel/calendar'
import { expect, test } from 'vitest'
import { leadingGroupChanged } from '../src/events.ts'
import { GroupMember, LeadingGroup } from '../src/leading-group.ts'
import {
  checkFounding,
  checkFoundingMoved,
  checkGroupDissolving,
  checkMeeting,
  checkMeetingChange,
  checkMembersDay,
  checkSettling,
  checkStanding,
  groupMembers,
  membershipChange,
} from '../src/leading-group-life.ts'
import { TicketNumber } from '../src/ticket.ts'

const day = (text: string) => BusinessDate.parse(text)
const TODAY = day('2026-06-30')
const GROUP = LeadingGroup.parse(leadingGroupChanged.golden)
const broken = (reason: string) =>
  expect.objectContaining({ code: 'rule-broken', details: expect.objectContaining({ reason }) })
const member = (name: string, role: GroupMember['role'] = 'member', post = '') =>
  GroupMember.parse({ role, name, unit: '区民政局', post })

test('a group has one head, and nobody twice, however a name is spaced', () => {
  expect(groupMembers([member('王　敏', 'head'), member('李强')]).map(({ name }) => name)).toEqual(['王敏', '李强'])
  expect(() => groupMembers([member('王敏')])).toThrow(broken('group-one-head'))
  expect(() => groupMembers([member('王敏', 'head'), member('李强', 'head')])).toThrow(broken('group-one-head'))
  expect(() => groupMembers([member('王敏', 'head'), member('王 敏')])).toThrow(broken('group-member-twice'))
  groupMembers([member('王敏', 'head'), { ...member('王敏'), unit: '区财政局' }])
})

test('who stays in role and post stays, who changes either leaves and comes again', () => {
  const now = [member('甲', 'head'), member('乙'), member('丙')]
  const next = [member('乙', 'head'), member('丙'), member('丁')]
  expect(membershipChange(now, next)).toEqual({ ended: [0, 1], begun: [0, 2] })
  expect(membershipChange(now, now)).toEqual({ ended: [], begun: [] })
})

test('members change between the last time that anybody came or left and today', () => {
  const members = [{ since: day('2021-05-01'), until: null }]
  checkMembersDay(GROUP, members, day('2021-05-01'), TODAY)
  const left = [...members, { since: day('2021-05-01'), until: day('2024-01-01') }]
  checkMembersDay(GROUP, left, day('2024-01-01'), TODAY)
  expect(() => checkMembersDay(GROUP, left, day('2023-12-31'), TODAY)).toThrow(broken('group-members-before'))
  expect(() => checkMembersDay(GROUP, members, day('2026-07-01'), TODAY)).toThrow(broken('date-in-future'))
})

test('the day of the founding is corrected up to the first meeting and to whoever first came later or left', () => {
  const first = { since: day('2021-05-01'), until: null }
  const move = (to: string) => ({ from: day('2021-05-01'), to: day(to) })
  checkFoundingMoved(move('2025-01-01'), null, [first])
  checkFoundingMoved(move('2022-01-01'), day('2022-01-01'), [first])
  expect(() => checkFoundingMoved(move('2022-01-02'), day('2022-01-01'), [first])).toThrow(
    broken('group-founded-after'),
  )
  const later = { since: day('2021-06-01'), until: null }
  expect(() => checkFoundingMoved(move('2021-06-02'), null, [first, later])).toThrow(broken('group-founded-after'))
  const left = { ...first, until: day('2021-07-01') }
  expect(() => checkFoundingMoved(move('2021-07-02'), null, [left])).toThrow(broken('group-founded-after'))
})

test('it is founded, meets and is dissolved no later than today, the last two no earlier than it was founded', () => {
  expect(() => checkFounding({ foundedOn: day('2026-07-01') }, TODAY)).toThrow(broken('date-in-future'))
  checkMeeting(GROUP, day('2021-05-01'), TODAY)
  expect(() => checkMeeting(GROUP, day('2021-04-30'), TODAY)).toThrow(broken('group-met-before'))
  expect(() => checkMeeting(GROUP, day('2026-07-01'), TODAY)).toThrow(broken('date-in-future'))
  checkGroupDissolving(GROUP, TODAY, TODAY)
  expect(() => checkGroupDissolving(GROUP, day('2021-04-30'), TODAY)).toThrow(broken('group-dissolved-before'))
  checkStanding(GROUP)
  expect(() => checkStanding({ dissolvedOn: TODAY })).toThrow(broken('group-dissolved'))
})

test('a correction of a meeting changes its topic, its summary or its minutes', () => {
  const before = { topic: '研究人员配备', summary: '', minutes: null }
  checkMeetingChange(before, { ...before, topic: '研究经费' })
  checkMeetingChange(before, { ...before, summary: '听取汇报' })
  const kept = { ...before, minutes: { id: GROUP.id, title: '会议纪要' } }
  checkMeetingChange(before, kept)
  checkMeetingChange(kept, before)
  expect(() => checkMeetingChange(before, { ...before })).toThrow(broken('group-unchanged'))
  expect(() => checkMeetingChange(kept, { ...kept })).toThrow(broken('group-unchanged'))
})

test('a decision without a ticket is settled once, after the meeting', () => {
  const open = { ticket: null, settled: null }
  const days = { metOn: day('2026-01-01'), on: day('2026-02-01') }
  checkSettling(open, days, TODAY)
  const ticket = { number: TicketNumber.parse('WT-420304-2026-0001'), status: 'open' as const, dueOn: TODAY }
  expect(() => checkSettling({ ...open, ticket }, days, TODAY)).toThrow(broken('group-decision-has-ticket'))
  const settled = { on: TODAY, result: '已办', by: '张经办' }
  expect(() => checkSettling({ ...open, settled }, days, TODAY)).toThrow(broken('group-decision-settled'))
  expect(() => checkSettling(open, { ...days, on: day('2025-12-31') }, TODAY)).toThrow(broken('group-settled-before'))
  expect(() => checkSettling(open, { ...days, on: day('2026-07-01') }, TODAY)).toThrow(broken('date-in-future'))
})
