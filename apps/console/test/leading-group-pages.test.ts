import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { newId } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import {
  detailsInput,
  meetingDetailsInput,
  meetingInput,
  membersInput,
  proposedName,
} from '../src/leading-groups/group-input.ts'
import { GroupSearch } from '../src/leading-groups/group-search.ts'

const { changeMeeting, found, recordMeeting } = stationRegistry.procedures.leadingGroups
const filled = { name: proposedName('十堰市'), foundedOn: '2021-05-01' } as const

test('a form with a name, a day and a head is a command that the contract accepts', () => {
  const members = membersInput([{ role: 'head', name: '演示人员甲' }])
  expect(found.input.safeParse({ ...detailsInput(filled), division: '4203', members }).success).toBe(true)
  for (const field of Object.keys(filled))
    expect(detailsInput({ ...filled, [field]: undefined }), field).toBeUndefined()
})

test('a document of the library stands in the place of its words', () => {
  const foundingDocument = '关于成立领导小组的通知'
  expect(detailsInput({ ...filled, foundingDocument })).toMatchObject({ foundingPolicy: null, foundingDocument })
  const foundingPolicy = newId()
  expect(detailsInput({ ...filled, foundingDocument, foundingPolicy })).toMatchObject({
    foundingPolicy,
    foundingDocument: '',
  })
})

test('a decision becomes a ticket only where that is chosen, whatever was filled in before', () => {
  const ticket = { kind: 'premises', owner: 'county', dueOn: '2026-12-31' } as const
  const decisions = [
    { text: '完成自查', isTicket: true, ticket },
    { text: '纳入工作要点', isTicket: false, ticket },
  ]
  const input = meetingInput({ on: '2026-11-20', topic: '研究推进情况', decisions })
  expect(input?.decisions).toEqual([
    { text: '完成自查', ticket: { ...ticket, owner: { level: 'county' } } },
    { text: '纳入工作要点', ticket: null },
  ])
  expect(recordMeeting.input.safeParse({ ...input, id: newId() }).success).toBe(true)
  expect(meetingInput({ on: '2026-11-20' })).toBeUndefined()
})

test('a correction of a meeting says its topic, its summary and its minutes', () => {
  const input = meetingDetailsInput({ topic: '研究推进情况' })
  expect(input).toEqual({ topic: '研究推进情况', summary: '', minutes: null })
  expect(changeMeeting.input.safeParse({ ...input, id: newId(), version: 1, reason: '校对' }).success).toBe(true)
  expect(meetingDetailsInput({ summary: '听取汇报' })).toBeUndefined()
})

test('the filters of an address are read back, and what does not parse is left out', () => {
  const search = { text: '红河', levels: ['county', 'township'], dissolved: true }
  expect(GroupSearch.parse(search)).toEqual(search)
  expect(GroupSearch.parse({ levels: 'county', dissolved: 'perhaps' })).toEqual({})
})
