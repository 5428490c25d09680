import { organizationChanged } from '@zhanwang/domain-station-registry/events'
import { creditCodeCheckCharacter, organizationCodeCheckCharacter } from '@zhanwang/kernel/credit-code'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exported, jobsOf } from './export-office.ts'
import { type Asker, row, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
let county: Asker
let prefecture: Asker
let neighbour: Asker
beforeAll(async () => {
  registry = await shiyan()
  county = registry.as('/42/4203/420304/')
  prefecture = registry.as('/42/4203/')
  neighbour = registry.as('/42/4203/420302/')
})
afterAll(() => registry[Symbol.asyncDispose]())

const refused = (reason: string) => ({ code: 'rule-broken', details: { reason } })

let serial = 0
/** A code that no other test has, of a social work agency of 郧阳. */
function newCode(category = '52'): string {
  serial += 1
  const own = `MJ${String(serial).padStart(6, '0')}`
  const first17 = `${category}420304${own}${organizationCodeCheckCharacter(own)}`
  return first17 + creditCodeCheckCharacter(first17)
}

const AGENCY = { kind: 'agency', level: 'county', division: '420304', authority: '郧阳区民政局' } as const

/** An agency of 郧阳 that was just registered. */
async function agency(more: Partial<Parameters<Asker['organizations']['register']>[0]> = {}) {
  return county.organizations.register({ ...AGENCY, code: newCode(), name: '郧阳示例社工中心', ...more })
}

const get = async (id: Uuid, by = county) => by.organizations.get({ id })
const names = async (input: Parameters<Asker['organizations']['list']>[0], by = county) =>
  (await by.organizations.list(input)).rows.map(({ name }) => name)

test('an organization is registered in its one spelling, told, audited, and read by everyone in the network', async () => {
  const code = newCode()
  const { id } = await agency({
    code: `${code.slice(0, 8)} ${code.slice(8).toLowerCase()}`,
    name: '郧阳　惠民 社工中心',
  })
  const { organization, may } = await get(id, neighbour)
  expect(organization).toMatchObject({ ...AGENCY, code, name: '郧阳惠民社工中心', divisionName: '郧阳区', version: 1 })
  expect(may).toEqual([])
  expect((await get(id)).may).toEqual(['change'])
  expect((await get(id, prefecture)).may).toEqual(['change'])
  expect(await names({ text: '惠民' }, neighbour)).toEqual(['郧阳惠民社工中心'])
  const told = await registry.db.read.selectFrom('outbox').select('state').where('aggregate_id', '=', id).execute()
  expect(told.map(({ state }) => organizationChanged.state.parse(state).code)).toEqual([code])
  const { rows } = await registry.as().audit.search({ procedure: 'organizations.register', subject: code })
  expect(rows).toMatchObject([{ subjectType: 'organization', division: '420304' }])
})

test('a code is in the network once: who registers it again is told where it is, also a neighbour, also by a change', async () => {
  const { id, code } = await agency({ name: '只此一家' })
  const again = neighbour.organizations.register({ ...AGENCY, division: '420302', code, name: '又一家' })
  await expect(again).rejects.toMatchObject({
    ...refused('organization-code-taken'),
    details: { params: { name: '只此一家', division: '郧阳区' } },
  })
  const other = await agency({ name: '另一家' })
  const { division: _, ...details } = AGENCY
  const change = { ...details, id: other.id, version: 1, code, name: '另一家', reason: '更正' }
  await expect(county.organizations.change(change)).rejects.toMatchObject(refused('organization-code-taken'))
  expect((await get(id)).organization.name).toBe('只此一家')
})

test('of two who register one code at the same moment one is first, and the other is told so', async () => {
  const code = newCode()
  const both = await Promise.allSettled([agency({ code, name: '甲社工中心' }), agency({ code, name: '乙社工中心' })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const reasons = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.details.reason] : []))
  expect(reasons[0]).toMatch(/^organization-code-taken/)
  expect((await county.organizations.list({ text: code })).rows).toHaveLength(1)
})

test('who keeps no record there neither registers nor changes', async () => {
  const { id } = await agency()
  const elsewhere = neighbour.organizations.register({ ...AGENCY, code: newCode(), name: '越界' })
  await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' })
  const dissolve = { id, version: 1, on: '2026-06-01', reason: '越界' }
  await expect(neighbour.organizations.dissolve(dissolve)).rejects.toMatchObject({ code: 'not-found' })
  await expect(county.organizations.dissolve({ ...dissolve, id: newId() })).rejects.toMatchObject({ code: 'not-found' })
})

test('a change says what changed, nothing to change is refused, and so is one on what somebody changed meanwhile', async () => {
  const { id, code } = await agency({ name: '旧名社工中心' })
  const { division: _, ...details } = { ...AGENCY, code, name: '旧名社工中心' }
  const same = { ...details, id, version: 1, reason: '核对' }
  await expect(county.organizations.change(same)).rejects.toMatchObject(refused('organization-unchanged'))
  const changed = await county.organizations.change({ ...same, name: '新名社工中心', phone: '0719-7220000' })
  expect(changed).toEqual({ id, version: 2 })
  await expect(county.organizations.change({ ...same, name: '再改' })).rejects.toMatchObject({ code: 'stale' })
  const { rows } = await neighbour.organizations.history({ id })
  expect(rows).toMatchObject([
    {
      sequence: 2,
      step: 'change',
      text: '核对',
      by: '张经办',
      changes: [
        { field: 'name', before: '旧名社工中心', after: '新名社工中心' },
        { field: 'phone', before: '', after: '0719-7220000' },
      ],
    },
    { sequence: 1, step: 'register', changes: [] },
  ])
  const first = await county.organizations.history({ id, limit: 1 })
  const second = await county.organizations.history({ id, limit: 1, cursor: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ sequence }) => sequence)).toEqual([2, 1])
  expect(second.next).toBeNull()
})

test('a grade replaces the one before; withdrawn, none is left, and a mistyped one is given again', async () => {
  const { id } = await agency({ name: '评级社工中心' })
  await county.organizations.rate({ id, version: 1, grade: 3, ratedOn: '2022-05-01', source: '公告甲' })
  await county.organizations.rate({ id, version: 2, grade: 5, ratedOn: '2025-05-01', source: '公告乙' })
  expect((await get(id)).organization.grade).toEqual({ grade: 5, ratedOn: '2025-05-01', validTo: '2030-05-01' })
  expect(await names({ gradeFrom: 5, text: '评级' })).toEqual(['评级社工中心'])
  await county.organizations.withdrawRating({ id, version: 3, on: '2026-06-01', reason: '弄虚作假' })
  const { organization, ratings } = await get(id)
  expect(organization.grade).toBeNull()
  expect(ratings).toMatchObject([
    { grade: 5, source: '公告乙', withdrawn: { on: '2026-06-01', reason: '弄虚作假' } },
    { grade: 3, source: '公告甲', withdrawn: null },
  ])
  expect(await names({ gradeFrom: 1, text: '评级' })).toEqual([])
  await county.organizations.rate({ id, version: 4, grade: 4, ratedOn: '2025-05-01', source: '公告乙' })
  await county.organizations.withdrawRating({ id, version: 5, on: '2026-06-02', reason: '再次弄虚作假' })
  const all = (await get(id)).ratings.map(({ grade, withdrawn }) => [grade, withdrawn?.on])
  expect(all.toSorted()).toEqual([
    [3, undefined],
    [4, '2026-06-02'],
    [5, '2026-06-01'],
  ])
})

test('a grade that has ended counts no more', async () => {
  const { id } = await agency({ name: '到期社工中心' })
  await county.organizations.rate({ id, version: 1, grade: 4, ratedOn: '2020-01-01', validTo: '2026-06-29' })
  expect(await names({ gradeFrom: 1, text: '到期' })).toEqual([])
})

test('who is put on a list is found by it until the last day or until taken off', async () => {
  const { id } = await agency({ name: '名单社工中心' })
  const { listing } = await county.organizations.enlist({
    ...{ id, version: 1, list: 'barred', from: '2026-01-01', until: '2026-12-31', reason: '末期评估不合格' },
    source: '郧民发〔2026〕1号',
  })
  await county.organizations.enlist({ id, version: 2, list: 'abnormal', from: '2026-06-01', reason: '未年检' })
  expect(await names({ listed: ['barred'], text: '名单' }, neighbour)).toEqual(['名单社工中心'])
  const twice = { id, version: 3, list: 'barred' as const, from: '2026-06-30', reason: '又一次' }
  await expect(county.organizations.enlist(twice)).rejects.toMatchObject(refused('organization-listed-already'))
  await county.organizations.delist({ id, version: 3, listing, on: '2026-06-30', reason: '复评合格' })
  expect(await names({ listed: ['barred'], text: '名单' })).toEqual([])
  expect(await names({ listed: ['barred', 'abnormal'], text: '名单' })).toEqual(['名单社工中心'])
  const { organization, listings } = await get(id)
  expect(organization.listings).toEqual([{ list: 'abnormal', from: '2026-06-01', until: null }])
  expect(listings).toMatchObject([
    { list: 'abnormal', ended: null },
    { list: 'barred', ended: { on: '2026-06-30', reason: '复评合格' } },
  ])
  const unknown = { id, version: 4, listing: newId(), on: '2026-06-30', reason: '没有' }
  await expect(county.organizations.delist(unknown)).rejects.toMatchObject({ code: 'not-found' })
})

test('one that is dissolved is left out of the list, kept as it was, and nothing is done with it', async () => {
  const { id } = await agency({ name: '注销社工中心', foundedOn: '2020-01-01' })
  await county.organizations.dissolve({ id, version: 1, on: '2026-06-15', reason: '自行解散' })
  expect(await names({ text: '注销' })).toEqual([])
  expect(await names({ text: '注销', dissolved: true })).toEqual(['注销社工中心'])
  const { organization, may } = await get(id)
  expect([organization.dissolvedOn, may]).toEqual(['2026-06-15', ['restore']])
  expect((await get(id, neighbour)).may).toEqual([])
  const rate = { id, version: 2, grade: 3, ratedOn: '2026-01-01' }
  await expect(county.organizations.rate(rate)).rejects.toMatchObject(refused('organization-dissolved'))
  const move = { id, version: 2, division: '420304101', reason: '移交' }
  await expect(county.organizations.move(move)).rejects.toMatchObject(refused('organization-dissolved'))
})

test('a dissolution recorded by mistake is taken back by who keeps the record, and both stay in the history', async () => {
  const { id } = await agency({ name: '误销社工中心' })
  const early = { id, version: 1, reason: '没有注销' }
  await expect(county.organizations.restore(early)).rejects.toMatchObject(refused('organization-not-dissolved'))
  await county.organizations.dissolve({ id, version: 1, on: '2026-06-15', reason: '同名的另一家' })
  const restore = { id, version: 2, reason: '误登记' }
  await expect(neighbour.organizations.restore(restore)).rejects.toMatchObject({ code: 'not-found' })
  expect(await county.organizations.restore(restore)).toEqual({ id, version: 3 })
  const { organization, may } = await get(id)
  expect([organization.dissolvedOn, may]).toEqual([null, ['change']])
  expect(await names({ text: '误销' })).toEqual(['误销社工中心'])
  const { rows } = await neighbour.organizations.history({ id })
  expect(rows.map(({ step, on, text }) => [step, on, text])).toEqual([
    ['restore', '2026-06-30', '误登记'],
    ['dissolve', '2026-06-15', '同名的另一家'],
    ['register', '2026-06-30', ''],
  ])
  await county.organizations.rate({ id, version: 3, grade: 3, ratedOn: '2026-01-01' })
})

test('a record is handed over by who governs both divisions; the audits of both tell it', async () => {
  const { id, code } = await agency({ name: '移交社工中心' })
  const move = { id, version: 1, division: '420302', reason: '登记机关变更' }
  await expect(county.organizations.move(move)).rejects.toMatchObject({ code: 'not-found' })
  await expect(neighbour.organizations.move(move)).rejects.toMatchObject({ code: 'not-found' })
  const nowhere = prefecture.organizations.move({ ...move, division: '420304' })
  await expect(nowhere).rejects.toMatchObject({
    ...refused('organization-kept-there'),
    details: { params: { division: '郧阳区' } },
  })
  expect(await prefecture.organizations.move(move)).toEqual({ id, version: 2 })
  const place = { division: '420302', divisionName: '茅箭区', scopePath: '/42/4203/420302/' }
  expect((await get(id)).organization).toMatchObject({ ...place, name: '移交社工中心', version: 2 })
  expect([(await get(id)).may, (await get(id, neighbour)).may]).toEqual([[], ['change']])
  expect(await names({ text: '移交', division: '420302' })).toEqual(['移交社工中心'])
  const { rows } = await county.organizations.history({ id, limit: 1 })
  const changes = [
    { field: 'division', before: '420304', after: '420302' },
    { field: 'divisionName', before: '郧阳区', after: '茅箭区' },
  ]
  expect(rows).toMatchObject([{ step: 'move', on: '2026-06-30', text: '登记机关变更', changes }])
  for (const [reader, division] of [[county, '420304'] as const, [neighbour, '420302'] as const]) {
    const audited = await reader.audit.search({ procedure: 'organizations.move', subject: code })
    expect(audited.rows).toMatchObject([{ division, detail: { after: place, reason: '登记机关变更' } }])
  }
})

test('the list goes page by page through all of the network, in one order, whatever the filters', async () => {
  for (const name of ['翻页一', '翻页二', '翻页三']) await agency({ name })
  await neighbour.organizations.register({
    ...AGENCY,
    division: '420302',
    code: newCode('91'),
    name: '翻页四',
    kind: 'dispatch',
  })
  const pages: string[] = []
  let cursor: string | undefined
  do {
    const page = await county.organizations.list({ text: '翻页', limit: 1, cursor })
    pages.push(...page.rows.map(({ name }) => name))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(pages).toEqual(['翻页四', '翻页一', '翻页二', '翻页三'])
  expect(await names({ text: '翻页', division: '420302' })).toEqual(['翻页四'])
  expect(await names({ text: '翻页', kind: ['dispatch'] })).toEqual(['翻页四'])
  await expect(county.organizations.list({ division: '429999' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(county.organizations.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('the register is exported with what counts today', async () => {
  const { id, code } = await agency({ name: '导出社工中心' })
  await county.organizations.rate({ id, version: 1, grade: 4, ratedOn: '2025-01-01' })
  await county.organizations.enlist({ id, version: 2, list: 'dishonest', from: '2026-01-01', reason: '失信' })
  await using _jobs = jobsOf(registry)
  const { job } = await county.organizations.export({ text: '导出社工', format: 'csv' })
  const { rows, at, file } = await exported(registry, county, job)
  expect(file.name).toMatch(/^单位名录-全部-\d{8}\.csv$/)
  expect(rows).toHaveLength(1)
  const [only = []] = rows
  expect(['统一社会信用代码', '单位类型', '评估等级', '名单'].map((name) => at(only, name))).toEqual([
    code,
    '社工机构',
    '4A',
    '严重违法失信名单',
  ])
})

test('when a county is governed by another prefecture its organizations go along', async () => {
  await using own = await shiyan()
  const all = own.as()
  const { id } = await all.organizations.register({
    ...AGENCY,
    division: '420381',
    code: newCode(),
    name: '丹江口社工中心',
  })
  await all.divisions.publishEdition({
    source: '改隶',
    rows: [row('4206', '襄阳市', 'prefecture', '42'), row('420381', '丹江口市', 'county', '4206')],
  })
  expect((await all.organizations.get({ id })).organization).toMatchObject({
    scopePath: '/42/4206/420381/',
    version: 2,
  })
  expect((await own.as('/42/4206/').organizations.get({ id })).may).toEqual(['change'])
  expect((await own.as('/42/4203/').organizations.get({ id })).may).toEqual([])
})
