import { leadingGroupChanged } from '@zhanwang/domain-station-registry/events'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported, jobsOf } from './export-office.ts'
import { type Asker, row, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
let prefecture: Asker
let county: Asker
let township: Asker
let neighbour: Asker
beforeAll(async () => {
  registry = await shiyan()
  prefecture = registry.as('/42/4203/')
  county = registry.as('/42/4203/420304/')
  township = registry.as('/42/4203/420304/420304101/')
  neighbour = registry.as('/42/4203/420302/')
})
afterAll(() => registry[Symbol.asyncDispose]())

const refused = (reason: string) => ({ code: 'rule-broken', details: { reason } })
const HEAD = { role: 'head', name: '演示人员甲', unit: '区人民政府', post: '副区长' } as const
const OFFICE = { role: 'office', name: '演示人员乙', unit: '区民政局', post: '局长' } as const

type Input = Parameters<Asker['leadingGroups']['found']>[0]
const found = (division: string, more: Partial<Input> = {}, by = prefecture) =>
  by.leadingGroups.found({
    ...{ name: `社工站建设工作领导小组${division}`, division, foundedOn: '2021-06-01' },
    ...{ members: [HEAD, OFFICE], office: '区民政局', ...more },
  })
const get = (id: Uuid, by = prefecture) => by.leadingGroups.get({ id })

test('a group is founded by a document of the library, told, and seen by its place, those above and those below', async () => {
  const document = {
    title: '关于成立领导小组的通知',
    kind: 'notice',
    issuer: '区政府',
    issuedOn: '2021-06-01',
  } as const
  const policy = await county.policies.record({ ...document, validFrom: '2021-06-01', division: '420304' })
  const { id } = await found('420304', { foundingPolicy: policy.id }, county)
  const { group, former, may } = await get(id, county)
  expect(group).toMatchObject({
    divisionName: '郧阳区',
    foundingPolicy: { id: policy.id, title: '关于成立领导小组的通知' },
    members: [
      { ...HEAD, since: '2021-06-01' },
      { ...OFFICE, since: '2021-06-01' },
    ],
    version: 1,
  })
  expect([former, may]).toEqual([[], ['change']])
  expect((await get(id)).may).toEqual(['change'])
  expect((await get(id, township)).may).toEqual([])
  const later = { id, version: 1, name: group.name, foundedOn: '2021-07-01', foundingPolicy: policy.id, reason: '更正' }
  await county.leadingGroups.change(later)
  expect((await get(id)).group.members.map(({ since }) => since)).toEqual(['2021-07-01', '2021-07-01'])
  await expect(get(id, neighbour)).rejects.toMatchObject({ code: 'not-found' })
  await expect(township.leadingGroups.meetings({ id })).rejects.toMatchObject({ code: 'not-found' })
  const told = await registry.db.read.selectFrom('outbox').select('state').where('aggregate_id', '=', id).execute()
  expect(told.map(({ state }) => leadingGroupChanged.state.parse(state).members.length)).toEqual([2, 2])
})

test('a division has one at a time, at the levels that have them, by who governs it', async () => {
  const { id } = await found('420381')
  await expect(found('420381')).rejects.toMatchObject(refused('group-there'))
  await expect(found('420304101201')).rejects.toMatchObject(refused('group-level'))
  await expect(found('420302', {}, county)).rejects.toMatchObject({ code: 'not-found' })
  await prefecture.leadingGroups.dissolve({ id, version: 1, on: '2024-01-01', reason: '机构改革' })
  const change = { id, version: 2, name: '改名', foundedOn: '2021-06-01', reason: '改名' }
  await expect(prefecture.leadingGroups.change(change)).rejects.toMatchObject(refused('group-dissolved'))
  await found('420381', { name: '新一届领导小组' })
  const names = async (dissolved: boolean) =>
    (await prefecture.leadingGroups.list({ level: ['county'], dissolved })).rows
      .filter(({ division }) => division === '420381')
      .map(({ name }) => name)
  expect([await names(false), await names(true)]).toEqual([['新一届领导小组'], ['社工站建设工作领导小组420381']])
})

test('of two that found one at the same moment one does', async () => {
  const both = await Promise.allSettled([found('420302'), found('420302', {}, neighbour)])
  const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.details.reason] : []))
  expect(reasons).toEqual([expect.stringMatching(/^group-there/)])
})

test('members change from a day on: who leaves is kept, who stays keeps the first day', async () => {
  const { id } = await found('420304101')
  const next = { role: 'head', name: '演示人员丙', unit: '镇政府', post: '镇长' } as const
  const change = { id, version: 1, on: '2024-03-01', members: [next, OFFICE], reason: '人事变动' }
  await prefecture.leadingGroups.setMembers(change)
  const { group, former } = await get(id)
  expect(group.members.map(({ name, since }) => [name, since])).toEqual([
    ['演示人员丙', '2024-03-01'],
    ['演示人员乙', '2021-06-01'],
  ])
  expect(former).toEqual([{ ...HEAD, since: '2021-06-01', until: '2024-03-01' }])
  const again = { ...change, version: 2 }
  await expect(prefecture.leadingGroups.setMembers(again)).rejects.toMatchObject(refused('group-members-unchanged'))
  const before = { ...again, on: '2024-02-29', members: [next] }
  await expect(prefecture.leadingGroups.setMembers(before)).rejects.toMatchObject(refused('group-members-before'))
  await expect(prefecture.leadingGroups.setMembers(change)).rejects.toMatchObject({ code: 'stale' })
  // The same people in another order: nobody comes or goes.
  await prefecture.leadingGroups.setMembers({ ...again, members: [OFFICE, next] })
  const reordered = await get(id)
  expect(reordered.group.members.map(({ name, since }) => [name, since])).toEqual([
    ['演示人员乙', '2021-06-01'],
    ['演示人员丙', '2024-03-01'],
  ])
  expect(reordered.former).toHaveLength(1)
})

test('what a meeting decides becomes a ticket that says what became of it, or is settled by hand', async () => {
  const { id } = await found('420304102')
  const recorded = await prefecture.leadingGroups.recordMeeting({
    ...{ id, on: '2026-06-01', topic: '研究社工站运营经费', summary: '听取民政办汇报' },
    decisions: [
      { text: '年内配齐两名全职社工', ticket: { kind: 'staffing', owner: { level: 'township' } } },
      { text: '将社工站工作纳入年度考核' },
    ],
  })
  expect(recorded.tickets).toHaveLength(1)
  const [meeting] = (await prefecture.leadingGroups.meetings({ id })).rows
  expect(meeting).toMatchObject({
    topic: '研究社工站运营经费',
    recordedBy: '张经办',
    decisions: [
      { ticket: { number: recorded.tickets[0], status: 'assigned' }, settled: null },
      { text: '将社工站工作纳入年度考核', ticket: null, settled: null },
    ],
  })
  const { ticket } = await prefecture.tickets.get({ number: recorded.tickets[0] ?? never() })
  expect(ticket).toMatchObject({ source: 'meeting', problem: '年内配齐两名全职社工', division: '420304102' })
  const settle = { id: recorded.id, on: '2026-06-20', result: '已写入考核办法' }
  await expect(prefecture.leadingGroups.settleDecision({ ...settle, sequence: 0 })).rejects.toMatchObject(
    refused('group-decision-has-ticket'),
  )
  await prefecture.leadingGroups.settleDecision({ ...settle, sequence: 1 })
  await expect(prefecture.leadingGroups.settleDecision({ ...settle, sequence: 1 })).rejects.toMatchObject(
    refused('group-decision-settled'),
  )
  await expect(prefecture.leadingGroups.settleDecision({ ...settle, sequence: 2 })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(neighbour.leadingGroups.settleDecision({ ...settle, sequence: 1 })).rejects.toMatchObject({
    code: 'not-found',
  })
  const settled = (await prefecture.leadingGroups.meetings({ id })).rows[0]?.decisions[1]?.settled
  expect(settled).toEqual({ on: '2026-06-20', result: '已写入考核办法', by: '张经办' })
  const summary = (await prefecture.leadingGroups.list({ division: '420304102' })).rows.at(-1)
  expect(summary).toMatchObject({ meetings: 1, lastMetOn: '2026-06-01', head: HEAD, memberCount: 2 })
})

test('what is recorded of a meeting is corrected with a reason, by one at a time; its day and decisions stay', async () => {
  const { id: group } = await found('420304400')
  const decisions = [{ text: '将社工站工作纳入年度考核' }]
  const met = { id: group, on: '2026-06-01', topic: '写错的议题', decisions }
  const { id } = await prefecture.leadingGroups.recordMeeting(met)
  const paper = { title: '第一次会议纪要', kind: 'minutes', issuer: '邻区', issuedOn: '2026-06-03' } as const
  const policy = await prefecture.policies.record({ ...paper, validFrom: '2026-06-03', division: '420302' })
  const change = { id, version: 1, topic: '写错的议题', reason: '校对' }
  await expect(prefecture.leadingGroups.changeMeeting(change)).rejects.toMatchObject(refused('group-unchanged'))
  const right = { ...change, topic: '写对的议题', summary: '听取汇报', minutes: policy.id }
  await expect(prefecture.leadingGroups.changeMeeting({ ...right, minutes: newId() })).rejects.toMatchObject({
    code: 'not-found',
  })
  for (const other of [neighbour, township])
    await expect(other.leadingGroups.changeMeeting(right)).rejects.toMatchObject({ code: 'not-found' })
  await prefecture.leadingGroups.changeMeeting(right)
  await expect(prefecture.leadingGroups.changeMeeting({ ...right, topic: '再改' })).rejects.toMatchObject({
    code: 'stale',
  })
  const [meeting] = (await prefecture.leadingGroups.meetings({ id: group })).rows
  expect(meeting).toMatchObject({
    ...{ on: '2026-06-01', topic: '写对的议题', summary: '听取汇报', version: 2 },
    minutes: { id: policy.id, title: '第一次会议纪要' },
    decisions,
  })
  // Told, so that open pages look again; and the minutes stay for who cannot read them.
  expect((await get(group)).group.version).toBe(3)
  const below = registry.as('/42/4203/420304/420304400/')
  await expect(below.policies.get({ id: policy.id })).rejects.toMatchObject({ code: 'not-found' })
  await below.leadingGroups.changeMeeting({ ...right, version: 2, topic: '由本级更正' })
  // As a decision is settled when its group is dissolved, its meeting is corrected.
  await prefecture.leadingGroups.dissolve({ id: group, version: 4, on: '2026-06-10', reason: '机构改革' })
  await below.leadingGroups.changeMeeting({ ...right, version: 3, minutes: null })
  await below.leadingGroups.settleDecision({ id, sequence: 0, on: '2026-06-20', result: '已写入考核办法' })
})

test('of two that correct a meeting at the same moment one does', async () => {
  const { id: group } = await found('420381450')
  const { id } = await prefecture.leadingGroups.recordMeeting({ id: group, on: '2026-06-01', topic: '议题' })
  const change = (topic: string) => prefecture.leadingGroups.changeMeeting({ id, version: 1, topic, reason: '校对' })
  const both = await Promise.allSettled([change('更正一'), change('更正二')])
  expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(['stale'])
})

test('of a meeting that the rules stop nothing is kept, tickets neither', async () => {
  const group = (await prefecture.leadingGroups.list({ division: '420304102' })).rows.at(-1)
  const { id = newId() } = group ?? {}
  const before = (await prefecture.tickets.list({ division: '420304102' })).rows.length
  const broken = prefecture.leadingGroups.recordMeeting({
    ...{ id, on: '2026-06-02', topic: '期限已过的决定' },
    decisions: [
      { text: '第一项决定', ticket: {} },
      { text: '第二项决定', ticket: { dueOn: '2026-06-01' } },
    ],
  })
  await expect(broken).rejects.toMatchObject(refused('ticket-due-before-raised'))
  expect((await prefecture.tickets.list({ division: '420304102' })).rows).toHaveLength(before)
  expect((await prefecture.leadingGroups.meetings({ id })).rows).toHaveLength(1)
})

test('meetings go page by page, newest first', async () => {
  const { id } = await found('4203')
  for (const day of ['2022-01-01', '2024-01-01', '2023-01-01'])
    await prefecture.leadingGroups.recordMeeting({ id, on: day, topic: `会议${day}` })
  const first = await prefecture.leadingGroups.meetings({ id, limit: 2 })
  const second = await prefecture.leadingGroups.meetings({ id, limit: 2, cursor: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ on }) => on)).toEqual(['2024-01-01', '2023-01-01', '2022-01-01'])
  expect(second.next).toBeNull()
})

test('groups are listed by place, filtered, page by page, and exported', async () => {
  await using own = await shiyan()
  const all = own.as()
  for (const division of ['420304', '4203', '420304101'])
    await all.leadingGroups.found({ name: `小组${division}`, division, foundedOn: '2021-06-01', members: [HEAD] })
  const list = async (input: Parameters<Asker['leadingGroups']['list']>[0]) =>
    (await all.leadingGroups.list(input)).rows.map(({ division }) => division)
  expect(await list({})).toEqual(['4203', '420304', '420304101'])
  // Those above lead it as well.
  expect(await list({ division: '420304' })).toEqual(['4203', '420304', '420304101'])
  const below = own.as('/42/4203/420304/420304101/')
  expect((await below.leadingGroups.list({})).rows).toHaveLength(3)
  expect(await list({ level: ['township'] })).toEqual(['420304101'])
  expect(await list({ text: '杨溪铺' })).toEqual(['420304101'])
  expect(await list({ text: '演示人员甲' })).toHaveLength(3)
  const first = await all.leadingGroups.list({ limit: 2 })
  expect(await list({ limit: 2, cursor: first.next ?? '' })).toEqual(['420304101'])
  await using _jobs = jobsOf(own)
  const { job } = await all.leadingGroups.export({ format: 'csv' })
  const { rows, at } = await exported(own, all, job)
  expect(rows.map((one) => [at(one, '行政区划'), at(one, '组长'), at(one, '组成人数')])).toEqual([
    ['十堰市', '演示人员甲', '1'],
    ['郧阳区', '演示人员甲', '1'],
    ['杨溪铺镇', '演示人员甲', '1'],
  ])
})

test('when a county is governed by another prefecture its group goes along', async () => {
  await using own = await shiyan()
  const all = own.as()
  const group = { name: '丹江口小组', division: '420381', foundedOn: '2021-06-01', members: [HEAD] }
  const { id } = await all.leadingGroups.found(group)
  await all.divisions.publishEdition({
    source: '改隶',
    rows: [row('4206', '襄阳市', 'prefecture', '42'), row('420381', '丹江口市', 'county', '4206')],
  })
  const { group: moved } = await own.as('/42/4206/').leadingGroups.get({ id })
  expect(moved).toMatchObject({ scopePath: '/42/4206/420381/', version: 2 })
  await expect(own.as('/42/4203/').leadingGroups.get({ id })).rejects.toMatchObject({ code: 'not-found' })
})

function never(): never {
  throw new Error('no ticket was raised')
}
