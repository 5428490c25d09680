import { buffer } from 'node:stream/consumers'
import { policyChanged } from '@zhanwang/domain-station-registry/events'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported, jobsOf } from './export-office.ts'
import { photograph } from './inspections.ts'
import { proof } from './papers.ts'
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
const DATES = { issuedOn: '2022-03-01', validFrom: '2022-04-01' } as const
const PLAN = {
  title: '社工站建设实施方案',
  kind: 'plan',
  issuer: '郧阳区民政局',
  division: '420304',
  ...DATES,
} as const

type Input = Parameters<Asker['policies']['record']>[0]
const record = (more: Partial<Input> = {}, by = county) => by.policies.record({ ...PLAN, ...more })
const titles = async (input: Parameters<Asker['policies']['list']>[0], by = county) =>
  (await by.policies.list(input)).rows.map(({ title }) => title)

test('a document is recorded with its files, told, audited, and read by whom it binds and who stands above', async () => {
  const papers = [proof(), photograph()]
  const uploads = await Promise.all(
    papers.map((content, index) => registry.upload(`方案.${index ? 'png' : 'pdf'}`, content)),
  )
  const files = uploads.map(({ ticket }) => ticket)
  const { id } = await record({ title: '试行方案甲', number: '郧民发〔2022〕3号', trial: true, files })
  for (const reader of [county, township, prefecture]) {
    const { policy, files: kept } = await reader.policies.get({ id })
    expect(policy).toMatchObject({ title: '试行方案甲', divisionName: '郧阳区', trial: true, state: 'running' })
    expect(kept.map(({ hasThumbnail, addedBy }) => [hasThumbnail, addedBy])).toEqual([
      [false, '张经办'],
      [true, '张经办'],
    ])
    const content = await reader.policies.content({ id: kept[0]?.id ?? newId() })
    expect(await buffer(await registry.parts.files.read(content.id))).toEqual(papers[0])
    expect((await reader.policies.thumbnail({ id: kept[1]?.id ?? newId() })).type).toBe('image/webp')
    await expect(reader.policies.thumbnail({ id: kept[0]?.id ?? newId() })).rejects.toMatchObject({ code: 'not-found' })
  }
  await expect(neighbour.policies.get({ id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await titles({ text: '试行方案甲' }, neighbour)).toEqual([])
  expect([(await county.policies.get({ id })).may, (await township.policies.get({ id })).may]).toEqual([['change'], []])
  const told = await registry.db.read.selectFrom('outbox').select('state').where('aggregate_id', '=', id).execute()
  expect(told.map(({ state }) => policyChanged.state.parse(state).number)).toEqual(['郧民发〔2022〕3号'])
})

test('nobody lays down for a place that they do not govern', async () => {
  await expect(record({ division: '420302' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(record({}, township)).rejects.toMatchObject({ code: 'not-found' })
})

test('a number of a place is there once, however it is written, and papers without one as often as they are', async () => {
  await record({ number: '郧民发〔2022〕9号', title: '有号文件' })
  await record({ number: '郧民发〔2022〕9号', division: '4203', title: '市里也存一份' }, prefecture)
  await expect(record({ number: '郧民发 [2022] 9号' }, prefecture)).rejects.toMatchObject({
    ...refused('policy-number-taken'),
    details: { params: { title: '有号文件' } },
  })
  await record({ title: '无号文件' })
  await record({ title: '无号文件' })
  expect(await titles({ text: '无号文件' })).toEqual(['无号文件', '无号文件'])
  const number = '郧民发〔2022〕10号'
  expect(await reasonOfSecond(record({ number }), record({ number }))).toMatch(/^policy-number-taken/)
})

test('a document takes the place of another: the old one is repealed on the day on which the new one begins', async () => {
  const old = await record({ title: '暂行办法', trial: true })
  const { id } = await record({
    title: '正式办法',
    supersedes: old.id,
    issuedOn: '2026-06-01',
    validFrom: '2026-07-01',
  })
  const before = (await county.policies.get({ id: old.id })).policy
  expect(before).toMatchObject({
    state: 'running',
    repealed: { on: '2026-07-01', reason: '', by: { id, title: '正式办法' } },
    version: 2,
  })
  const after = (await county.policies.get({ id })).policy
  expect(after).toMatchObject({ state: 'coming', supersedes: { id: old.id, title: '暂行办法' } })
  await expect(record({ supersedes: old.id })).rejects.toMatchObject(refused('policy-repealed'))
  // Until then the old one may be corrected; and where the new one begins later, so does the repeal.
  const { division: _, ...details } = { ...PLAN, title: '暂行办法', trial: true, summary: '更正' }
  await county.policies.change({ ...details, id: old.id, version: 2, reason: '校对' })
  const moved = { ...details, title: '正式办法', trial: false, issuedOn: '2026-06-01', validFrom: '2026-08-01' }
  await county.policies.change({ ...moved, id, version: 1, reason: '推迟施行' })
  expect((await county.policies.get({ id: old.id })).policy.repealed?.on).toBe('2026-08-01')
  const early = { ...moved, id, version: 2, validFrom: '2022-03-31', reason: '写错' }
  await expect(county.policies.change(early)).rejects.toMatchObject(refused('policy-supersedes-later'))
  const above = await record({ title: '上级文件', division: '4203' }, prefecture)
  await expect(record({ supersedes: above.id })).rejects.toMatchObject({ code: 'not-found' })
})

test('of two that take the place of one document at the same moment one does', async () => {
  const old = await record({ title: '争抢的文件' })
  const reason = await reasonOfSecond(record({ supersedes: old.id }), record({ supersedes: old.id }))
  expect(reason).toBe('policy-repealed')
})

test('it is corrected with a reason, by one at a time, and repealed', async () => {
  const { id } = await record({ title: '写错的标题' })
  const { division: _, ...details } = { ...PLAN, title: '写错的标题' }
  const same = { ...details, id, version: 1, reason: '校对' }
  await expect(county.policies.change(same)).rejects.toMatchObject(refused('policy-unchanged'))
  await county.policies.change({ ...same, title: '写对的标题' })
  await expect(county.policies.change({ ...same, title: '再改' })).rejects.toMatchObject({ code: 'stale' })
  await county.policies.repeal({ id, version: 2, on: '2026-09-01', reason: '不再适用' })
  // It holds until then and may be corrected, though not to begin after its repeal.
  const late = { ...same, title: '写对的标题', version: 3, validFrom: '2026-09-02' }
  await expect(county.policies.change(late)).rejects.toMatchObject(refused('policy-repealed-before'))
  const { policy, may } = await county.policies.get({ id })
  expect([policy.title, policy.state, may]).toEqual(['写对的标题', 'running', ['change', 'reinstate']])
  const gone = await record({ title: '已废止的' })
  await county.policies.repeal({ id: gone.id, version: 1, on: '2026-01-01', reason: '不再适用' })
  const after = { ...same, id: gone.id, version: 2 }
  await expect(county.policies.change(after)).rejects.toMatchObject(refused('policy-repealed'))
  // A scan that is found late is kept all the same.
  const file = (await registry.upload('附件.pdf', proof())).ticket
  await county.policies.addFile({ id: gone.id, file })
  expect((await county.policies.get({ id: gone.id })).files.map(({ file: { name } }) => name)).toEqual(['附件.pdf'])
})

test('a repeal recorded by mistake is taken back with a reason, by one at a time', async () => {
  const number = '郧民发〔2022〕20号'
  const { id } = await record({ title: '误废文件', number })
  const take = { id, version: 1, reason: '误登' }
  await expect(county.policies.reinstate(take)).rejects.toMatchObject(refused('policy-not-repealed'))
  await county.policies.repeal({ id, version: 1, on: '2026-01-01', reason: '看错文件' })
  expect([(await county.policies.get({ id })).may, (await township.policies.get({ id })).may]).toEqual([
    ['reinstate'],
    [],
  ])
  // Its number stays its own, so that it is free when it holds again.
  await expect(record({ number })).rejects.toMatchObject(refused('policy-number-taken'))
  await expect(county.policies.reinstate(take)).rejects.toMatchObject({ code: 'stale' })
  await expect(township.policies.reinstate({ ...take, version: 2 })).rejects.toMatchObject({ code: 'not-found' })
  await county.policies.reinstate({ ...take, version: 2 })
  const { policy, may } = await county.policies.get({ id })
  expect([policy, may]).toMatchObject([{ number, state: 'running', repealed: null, version: 3 }, ['change']])
  const told = await registry.db.read.selectFrom('outbox').select('state').where('aggregate_id', '=', id).execute()
  expect(told.map(({ state }) => policyChanged.state.parse(state).repealed?.on)).toContain('2026-01-01')
  expect(told).toHaveLength(3)
})

test('a document that gave its place to another does not get it back: the other is corrected', async () => {
  const old = await record({ title: '让位的文件' })
  await record({ title: '接替的文件', supersedes: old.id })
  expect((await county.policies.get({ id: old.id })).may).toEqual([])
  const take = { id: old.id, version: 2, reason: '误登' }
  await expect(county.policies.reinstate(take)).rejects.toMatchObject({
    ...refused('policy-superseded'),
    details: { params: { title: '接替的文件' } },
  })
})

test('files are added and taken away, up to ten, each once', async () => {
  const { id } = await record({ title: '附件文件' })
  const upload = async () => (await registry.upload('附件.pdf', proof())).ticket
  const ticket = await upload()
  const added: Uuid[] = [(await county.policies.addFile({ id, file: ticket })).id]
  await expect(county.policies.addFile({ id, file: ticket })).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'upload-used' },
  })
  for (let count = 1; count < 10; count++) added.push((await county.policies.addFile({ id, file: await upload() })).id)
  await expect(county.policies.addFile({ id, file: await upload() })).rejects.toMatchObject(
    refused('policy-too-many-files'),
  )
  await expect(township.policies.removeFile({ id: added[0] ?? newId(), reason: '越权' })).rejects.toMatchObject({
    code: 'not-found',
  })
  const stored = await county.policies.content({ id: added[0] ?? newId() })
  await county.policies.removeFile({ id: added[0] ?? newId(), reason: '传错' })
  expect((await county.policies.get({ id })).files.map((file) => file.id)).toEqual(added.slice(1))
  // Each is told, so that open pages look again.
  expect((await county.policies.get({ id })).policy.version).toBe(12)
  const rows = await registry.db.read.selectFrom('stored_file').select('id').where('id', '=', stored.id).execute()
  expect(rows).toEqual([])
})

test('the list is filtered by state, kind, trial and place, and goes page by page, the last issued first', async () => {
  const at = (year: number) => ({ issuedOn: `${year}-01-01`, validFrom: `${year}-01-01` })
  await record({ title: '列表一', ...at(2020), validTo: '2021-01-01', trial: true })
  await record({ title: '列表二', ...at(2023), kind: 'notice' })
  await record({ title: '列表三', ...at(2024), division: '4203' }, prefecture)
  await record({ title: '列表四', ...at(2025), division: '420302' }, prefecture)
  expect(await titles({ text: '列表' }, prefecture)).toEqual(['列表四', '列表三', '列表二', '列表一'])
  expect(await titles({ text: '列表' })).toEqual(['列表三', '列表二', '列表一'])
  expect(await titles({ text: '列表', division: '420302' }, prefecture)).toEqual(['列表四', '列表三'])
  expect(await titles({ text: '列表', state: ['ended'] })).toEqual(['列表一'])
  expect(await titles({ text: '列表', state: ['running'], kind: ['notice'] })).toEqual(['列表二'])
  expect(await titles({ text: '列表', trial: false })).toEqual(['列表三', '列表二'])
  const first = await county.policies.list({ text: '列表', limit: 2 })
  const second = await county.policies.list({ text: '列表', limit: 2, cursor: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ title }) => title)).toEqual(['列表三', '列表二', '列表一'])
  expect(second.next).toBeNull()
  await expect(county.policies.list({ division: '420302' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(county.policies.list({ division: '429999' })).rejects.toMatchObject({ code: 'not-found' })
})

test('the list is exported', async () => {
  await record({ title: '导出的文件', number: '郧民发〔2022〕77号', trial: true })
  await using _jobs = jobsOf(registry)
  const { job } = await county.policies.export({ text: '导出的文件', format: 'csv' })
  const { rows, at } = await exported(registry, county, job)
  const [only = []] = rows
  expect(['文号', '文种', '试行', '状态', '施行日期'].map((name) => at(only, name))).toEqual([
    '郧民发〔2022〕77号',
    '实施方案',
    '是',
    '现行有效',
    '2022-04-01',
  ])
})

test('when a county is governed by another prefecture its documents go along', async () => {
  await using own = await shiyan()
  const all = own.as()
  const { id } = await all.policies.record({ ...PLAN, division: '420381' })
  await all.divisions.publishEdition({
    source: '改隶',
    rows: [row('4206', '襄阳市', 'prefecture', '42'), row('420381', '丹江口市', 'county', '4206')],
  })
  expect((await own.as('/42/4206/').policies.get({ id })).policy).toMatchObject({
    scopePath: '/42/4206/420381/',
    version: 2,
  })
  await expect(own.as('/42/4203/').policies.get({ id })).rejects.toMatchObject({ code: 'not-found' })
})

/** Why the second of two that run at the same moment was refused; the first was not. */
async function reasonOfSecond(...both: readonly Promise<unknown>[]): Promise<string> {
  const settled = await Promise.allSettled(both)
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.details?.reason)] : []))
  expect(reasons).toHaveLength(1)
  return reasons[0] ?? ''
}
