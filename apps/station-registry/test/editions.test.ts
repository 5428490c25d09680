import { divisionChanged, stationChanged } from '@zhanwang/domain-station-registry/events'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aStation, row, SHIYAN, shiyan, type TestRegistry, testRegistry } from './registry.ts'

const WUDANG = '/42/4203/4203L1/420381450/'
/** 武当山特区 takes 武当山街道 over from 丹江口市 on 2020-01-01. */
const REORGANISATION = [
  row('4203L1', '武当山特区', 'functional-county', '4203', { official: false, validFrom: '2020-01-01' }),
  row('420381450', '武当山街道', 'subdistrict', '420381', { validTo: '2019-12-31' }),
  row('420381450', '武当山街道', 'subdistrict', '4203L1', { validFrom: '2020-01-01' }),
]

async function events(registry: TestRegistry, type: string) {
  return registry.db.read.selectFrom('outbox').selectAll().where('type', '=', type).orderBy('id').execute()
}

test('the same edition twice creates everything once and then changes nothing', async () => {
  await using registry = await testRegistry()
  const all = registry.as()
  const edition = { source: '测试版本', rows: SHIYAN }
  expect(await all.divisions.publishEdition(edition)).toEqual({ created: SHIYAN.length, changed: 0, unchanged: 0 })
  expect(await all.divisions.publishEdition({ ...edition, source: '另一来源' })).toEqual({
    created: 0,
    changed: 0,
    unchanged: SHIYAN.length,
  })
  expect(await events(registry, 'division-changed')).toHaveLength(SHIYAN.length)
})

test('500 rows are loaded at once, with an event for each', async () => {
  await using registry = await testRegistry()
  const above = SHIYAN.slice(0, 4)
  const villages = Array.from({ length: 496 }, (_, index) =>
    row(`420302001${String(index + 1).padStart(3, '0')}`, `第${index}社区`, 'community', '420302001'),
  )
  const counts = await registry.as().divisions.publishEdition({ source: '测试版本', rows: [...above, ...villages] })
  expect(counts.created).toBe(500)
  const sent = await events(registry, 'division-changed')
  expect(sent).toHaveLength(500)
  for (const { state } of sent) divisionChanged.state.parse(state)
})

test('what is stamped with a retired code lies where its successor lies', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { division, predecessors } = await all.divisions.get({ code: '420304' })
  expect(predecessors).toEqual([{ code: '420321', name: '郧县', validTo: '2014-12-08' }])
  expect((await all.divisions.get({ code: '420321' })).division.scopePath).toBe(division.scopePath)

  const { code } = await all.stations.found(aStation('420321101', { foundedOn: '2013-01-01' }))
  const yunyang = registry.as('/42/4203/420304/')
  expect((await yunyang.stations.get({ code })).station).toMatchObject({
    division: '420321101',
    scopePath: '/42/4203/420304/420304101/',
  })
})

test('a successor that is loaded later draws what it follows to itself', async () => {
  await using registry = await testRegistry()
  const all = registry.as()
  const [province, city] = SHIYAN
  const retired = row('420321', '郧县', 'county', '4203', { validTo: '2014-12-08', successors: ['420304'] })
  if (!province || !city) throw new Error('no province')
  await all.divisions.publishEdition({ source: 'a', rows: [province, city, retired] })
  expect((await all.divisions.get({ code: '420321' })).division.scopePath).toBe('/42/4203/420321/')
  await all.divisions.publishEdition({
    source: 'b',
    rows: [row('420304', '郧阳区', 'county', '4203', { validFrom: '2014-12-09' })],
  })
  expect((await all.divisions.get({ code: '420321' })).division.scopePath).toBe('/42/4203/420304/')
})

test('a re-parented township, what lies below it and its station move to their new county in one transaction', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const village = row('420381450201', '元和观村', 'village', '420381450')
  await all.divisions.publishEdition({ source: '测试版本', rows: [village] })
  const { code, id } = await all.stations.found(aStation('420381450', { hostType: 'subdistrict' }))

  const counts = await all.divisions.publishEdition({ source: '武当山特区', rows: REORGANISATION })
  expect(counts).toEqual({ created: 2, changed: 1, unchanged: 0 })
  expect((await all.divisions.get({ code: '420381450201' })).division.scopePath).toBe(`${WUDANG}420381450201/`)
  expect((await all.stations.get({ code })).station).toMatchObject({ scopePath: WUDANG, version: 2 })
  await expect(registry.as('/42/4203/420381/').stations.get({ code })).rejects.toMatchObject({ code: 'not-found' })
  await expect(registry.as('/42/4203/4203L1/').stations.get({ code })).resolves.toBeTruthy()

  const told = (await events(registry, 'division-changed')).slice(SHIYAN.length + 1)
  expect(told.map(({ aggregate_id }) => aggregate_id).sort()).toEqual([
    '420381450201@2000-01-01',
    '420381450@2000-01-01',
    '420381450@2020-01-01',
    '4203L1@2020-01-01',
  ])
  const last = (await events(registry, 'station-changed')).at(-1)
  expect(last).toMatchObject({ aggregate_id: id, aggregate_version: 2, state: { scopePath: WUDANG } })
  stationChanged.state.parse(last?.state)
})

test('a renamed division renames where its stations stand', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation('420304102'))
  await all.divisions.publishEdition({
    source: '更名',
    rows: [row('420304102', '青曲新镇', 'town', '420304', { validFrom: '2014-12-09' })],
  })
  expect((await all.stations.get({ code })).station.divisionName).toBe('青曲新镇')
})

test.each([
  ['an unknown parent', [row('420304103', '白桑关镇', 'town', '429999')], 'parent-division-unknown', '420304103'],
  [
    'a parent outside the scope',
    [row('42038199', '错', 'town', '420381')].map((r) => ({ ...r, code: '420381102' })),
    'parent-division-unknown',
    '420381102',
  ],
  [
    'a kind that its code is not',
    [row('420304103', '白桑关镇', 'county', '420304')],
    'division-kind-code',
    '420304103',
  ],
  [
    'an overlap with another version',
    [row('420304', '郧阳新区', 'county', '4203', { validFrom: '2020-01-01' })],
    'division-overlaps',
    '420304',
  ],
] as const)('an edition with %s names the code and leaves nothing', async (_, bad, reason, code) => {
  await using registry = await shiyan()
  const good = row('420304104', '梅铺镇', 'town', '420304', { validFrom: '2014-12-09' })
  const officer = registry.as('/42/4203/420304/')
  const before = await registry.db.read.selectFrom('division').selectAll().orderBy('id').execute()
  const scope = reason === 'division-overlaps' ? registry.as() : officer
  await expect(scope.divisions.publishEdition({ source: 'x', rows: [good, ...bad] })).rejects.toMatchObject({
    code: 'rule-broken',
    details: { reason, params: { code } },
  })
  expect(await registry.db.read.selectFrom('division').selectAll().orderBy('id').execute()).toEqual(before)
})

test.each([
  [
    'a township before its county',
    [row('420304103', '白桑关镇', 'town', '420304', { validFrom: '2014-12-08' })],
    { reason: 'division-outside-parent', params: { code: '420304103', parent: '420304', on: '2014-12-08' } },
  ],
  [
    'a township after its county has ended',
    [row('420321102', '白桑关镇', 'town', '420321')],
    { reason: 'division-outside-parent', params: { code: '420321102', parent: '420321', on: '2014-12-09' } },
  ],
  [
    'the end of a township whose village goes on',
    [row('420304102', '青曲镇', 'town', '420304', { validFrom: '2014-12-09', validTo: '2020-12-31' })],
    { reason: 'division-leaves-children', params: { code: '420304102', child: '420304102201', on: '2021-01-01' } },
  ],
] as const)('an edition with %s is refused, naming the code', async (_, rows, details) => {
  await using registry = await shiyan()
  const load = registry.as().divisions.publishEdition({ source: 'x', rows: [...rows] })
  await expect(load).rejects.toMatchObject({ code: 'rule-broken', details })
})

test('a township and its village end in one edition, or the village in an earlier one', async () => {
  await using registry = await shiyan()
  const load = (...rows: ReturnType<typeof row>[]) => registry.as().divisions.publishEdition({ source: 'x', rows })
  const end = { validFrom: '2014-12-09', validTo: '2020-12-31' }
  await load(
    row('420304102', '青曲镇', 'town', '420304', end),
    row('420304102201', '王家山村', 'village', '420304102', end),
  )
  await load(
    row('420304101001', '杨溪社区', 'community', '420304101', end),
    row('420304101201', '财神庙村', 'village', '420304101', end),
  )
  await expect(load(row('420304101', '杨溪铺镇', 'town', '420304', end))).resolves.toMatchObject({ changed: 1 })
})

test('an edition that would draw in what others govern is refused and moves nothing', async () => {
  await using registry = await shiyan()
  const retired = row('420381199', '旧镇', 'town', '420381', { validTo: '2014-12-08', successors: ['420304199'] })
  await registry.as().divisions.publishEdition({ source: 'a', rows: [retired] })
  const county = registry.as('/42/4203/420304/')
  const successor = row('420304199', '新镇', 'town', '420304', { validFrom: '2014-12-09' })
  const load = county.divisions.publishEdition({ source: 'b', rows: [successor] })
  await expect(load).rejects.toMatchObject({ code: 'rule-broken', details: { reason: 'division-follower-outside' } })
  const { division } = await registry.as().divisions.get({ code: '420381199' })
  expect(division.scopePath).toBe('/42/4203/420381/420381199/')
  await registry.as('/42/4203/').divisions.publishEdition({ source: 'b', rows: [successor] })
})

describe('a county publishes changes of its own townships, as its division officer does', () => {
  const COUNTY = '/42/4203/420304/'
  const since = { validFrom: '2014-12-09' }
  const ended = { ...since, validTo: '2024-12-31' }

  test('a merger and a rename inside it', async () => {
    await using registry = await shiyan()
    const all = registry.as()
    const { code } = await all.stations.found(aStation('420304102'))
    const merged = [
      row('420304101', '杨溪新镇', 'town', '420304', since),
      row('420304102', '青曲镇', 'town', '420304', { ...ended, successors: ['420304101'] }),
      row('420304102201', '王家山村', 'village', '420304102', ended),
      row('420304101202', '王家山村', 'village', '420304101', { validFrom: '2025-01-01' }),
    ]
    const published = await registry.as(COUNTY).divisions.publishEdition({ source: '乡镇合并', rows: merged })
    expect(published).toEqual({ created: 1, changed: 3, unchanged: 0 })
    expect((await all.stations.get({ code })).station.scopePath).toMatch(/^\/42\/4203\/420304\//)
  })

  test.each([
    [
      'renames the county’s neighbour’s',
      [row('420302001', '武当新街道', 'subdistrict', '420302')],
      'parent-division-unknown',
    ],
    [
      'ends one',
      [row('420381101', '土关垭镇', 'town', '420381', { validTo: '2024-12-31' })],
      'parent-division-unknown',
    ],
    [
      'takes one over',
      [row('420381101', '土关垭镇', 'town', '420304', { validFrom: '2025-01-01' })],
      'parent-division-unknown',
    ],
    [
      'gives its own away',
      [row('420304102', '青曲镇', 'town', '420302', { validFrom: '2025-01-01' })],
      'parent-division-unknown',
    ],
    ['renames itself', [row('420304', '郧阳新区', 'county', '4203', since)], 'parent-division-unknown'],
    [
      'lets its own go on in another county, beside one of its own',
      [row('420304102', '青曲镇', 'town', '420304', { ...ended, successors: ['420304101', '420302001'] })],
      'successor-division-unknown',
    ],
    [
      'lets its own go on in what is not there yet',
      [row('420304102', '青曲镇', 'town', '420304', { ...ended, successors: ['420302777'] })],
      'successor-division-unknown',
    ],
  ] as const)('not one that %s', async (_, rows, reason) => {
    await using registry = await shiyan()
    const before = await registry.db.read.selectFrom('division').selectAll().orderBy('id').execute()
    const input = { source: '越权', rows: [...rows] }
    const refused = { code: 'rule-broken', details: { reason, params: { code: rows[0].code } } }
    await expect(registry.as(COUNTY).divisions.publishEdition(input)).rejects.toMatchObject(refused)
    expect((await registry.as(COUNTY).divisions.previewEdition(input)).problems).toMatchObject([{ reason }])
    expect(await registry.db.read.selectFrom('division').selectAll().orderBy('id').execute()).toEqual(before)
  })
})

test('two editions at the same time come one after the other', async () => {
  await using registry = await testRegistry()
  const all = registry.as()
  const results = await Promise.all([1, 2].map((n) => all.divisions.publishEdition({ source: `${n}`, rows: SHIYAN })))
  expect(results.map(({ created }) => created).sort()).toEqual([0, SHIYAN.length].sort())
})

test('of populations recorded at the same time each audits what stood there before it', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const residents = Array.from({ length: 8 }, (_, index) => index + 1)
  await Promise.all(
    residents.map((resident) =>
      all.divisions.recordPopulation({ code: '420304', year: 2020, registered: null, resident, source: 'x' }),
    ),
  )
  const entries = await registry.db.read
    .selectFrom('audit_entry')
    .select('detail')
    .where('subject_id', '=', '420304')
    .execute()
  const before = entries.map(({ detail }) => z.object({ before: z.unknown() }).parse(detail).before)
  expect(before.filter((was) => was === null)).toHaveLength(1)
})

test.each([
  [{ year: 2027, registered: 1, resident: 1 }, 'year-in-future'],
  [{ year: 2026, registered: null, resident: null }, 'population-missing'],
])('a population of %j is refused', async (population, reason) => {
  await using registry = await shiyan()
  const recorded = registry.as().divisions.recordPopulation({ code: '420304', ...population, source: 'x' })
  await expect(recorded).rejects.toMatchObject({ code: 'rule-broken', details: { reason } })
})

test('a population is recorded once a year and corrected in place', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const population = { code: '420304', year: 2020, registered: 620_000, resident: 530_000, source: '七普' }
  await all.divisions.recordPopulation(population)
  await all.divisions.recordPopulation({ ...population, resident: 531_000 })
  expect((await all.divisions.get({ code: '420304' })).populations).toEqual([
    { year: 2020, registered: 620_000, resident: 531_000, source: '七普' },
  ])
})
