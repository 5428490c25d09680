import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, aRoom, aStation, operating, row, shiyan, type TestRegistry } from './registry.ts'

const CODES = ['station-coverage', 'room-coverage', 'independent-office-rate', 'stations-by-mode'] as const
const ON = '2023-06-30'
let registry: TestRegistry
let all: Asker

/**
 * On 2023-06-30 operate: 武当路 (own premises, agency), 杨溪铺 (shared, demonstration), the zone of 郧阳 and a station in a
 * community; 青曲 is suspended since May; 土关垭 is being prepared; one room of three villages operates.
 */
beforeAll(async () => {
  registry = await shiyan()
  all = registry.as()
  await operating(all, aStation('420302001', { hostType: 'subdistrict', mode: 'agency' }))
  await operating(
    all,
    aStation('420304101', { premises: { type: 'shared', sharedWith: '民政所' }, provenance: 'demonstration' }),
  )
  await operating(all, aStation('420304400', { hostType: 'development-zone', mode: 'direct' }))
  await operating(all, aStation('420304101001', { hostType: 'community' }))
  const { code, version } = await operating(all, aStation('420304102'))
  await all.stations.suspend({ code, version, on: '2023-05-10', reason: '装修' })
  await all.stations.found(aStation('420381101'))
  await operating(all, aRoom('420304101201'))
  await all.stations.found(aRoom('420304102201'))
})
afterAll(() => registry[Symbol.asyncDispose]())

test('coverage counts townships with a station of their own that operates on the date, zones and stations apart', async () => {
  const { reading } = await all.indicators.read({ code: 'station-coverage', division: '4203', on: ON })
  expect(reading).toMatchObject({
    numerator: 2,
    denominator: 5,
    value: '40.00',
    apart: { functionalZones: 1, functionalZonesCovered: 1, stations: 4 },
    divisionName: '十堰市',
    notes: ['含演示数据'],
  })
})

test('room coverage, independent offices and modes follow their formulas', async () => {
  const read = async (code: string) => (await all.indicators.read({ code, division: '4203', on: ON })).reading
  expect(await read('room-coverage')).toMatchObject({ numerator: 1, denominator: 3, value: '33.33', notes: [] })
  expect(await read('independent-office-rate')).toMatchObject({
    numerator: 1,
    denominator: 2,
    apart: { shared: 1, unrecorded: 0 },
  })
  expect(await read('stations-by-mode')).toMatchObject({
    numerator: 2,
    denominator: 4,
    apart: { agency: 1, direct: 1, dispatch: 0 },
  })
})

test.each([
  ['2022-02-28', 0],
  ['2022-03-01', 3],
  ['2023-05-09', 3],
  ['2023-05-10', 2],
])('on %s, beside a change, %i townships are covered', async (on, covered) => {
  const { reading } = await all.indicators.read({ code: 'station-coverage', division: '4203', on })
  expect(reading.numerator).toBe(covered)
})

test.each(CODES)('the children of a division add up to its %s, and so do the rows behind it', async (code) => {
  for (const division of ['42', '4203', '420304']) {
    const { reading, series } = await all.indicators.read({ code, division, on: ON, by: 'child' })
    const sum = (of: (child: (typeof series)[number]) => number) =>
      series.reduce((total, child) => total + of(child), 0)
    expect(sum((child) => child.numerator)).toBe(reading.numerator)
    expect(sum((child) => child.denominator)).toBe(reading.denominator)
    for (const [name, count] of Object.entries(reading.apart)) {
      expect(sum((child) => child.apart[name] ?? 0)).toBe(count)
    }
    const rows = async (counted: boolean) =>
      (await all.indicators.rows({ code, division, on: ON, counted })).rows.length
    expect(await rows(true)).toBe(reading.numerator)
    expect((await rows(true)) + (await rows(false))).toBe(reading.denominator)
  }
})

test('by month there is a point for each month, the last day of it, and the date itself at the end', async () => {
  const { reading, series } = await all.indicators.read({
    code: 'station-coverage',
    division: '4203',
    by: 'month',
    from: '2023-03-15',
    on: ON,
  })
  expect(series.map(({ asOf, numerator }) => [asOf, numerator])).toEqual([
    ['2023-03-31', 3],
    ['2023-04-30', 3],
    ['2023-05-31', 2],
    ['2023-06-30', 2],
  ])
  expect(series.at(-1)).toEqual(reading)
})

test('the gap list names the townships without a station, page by page', async () => {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await all.indicators.rows({
      code: 'station-coverage',
      division: '4203',
      on: ON,
      counted: false,
      limit: 2,
      cursor,
    })
    found.push(...page.rows.map(({ name }) => name))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(found).toEqual(['青曲镇', '土关垭镇', '武当山街道'])
})

test('a figure of what lies above or beside the reader is not found', async () => {
  const township = registry.as('/42/4203/420304/420304101/')
  for (const division of ['420304', '4203', '420304102', '999999']) {
    for (const ask of [township.indicators.read, township.indicators.rows]) {
      await expect(ask({ code: 'station-coverage', division })).rejects.toMatchObject({ code: 'not-found' })
    }
  }
  const { reading } = await township.indicators.read({ code: 'station-coverage', division: '420304101', on: ON })
  expect(reading).toMatchObject({ numerator: 1, denominator: 1 })
})

test.each([
  [{ code: 'no-such' }, 'not-found', 'indicator-unknown'],
  [{ on: '2026-07-01' }, 'rule-broken', 'date-in-future'],
  [{ on: '1999-12-31' }, 'rule-broken', 'division-ended'],
  [{ by: 'month', from: '2010-01-01' }, 'rule-broken', 'too-many-months'],
  [{ by: 'month', from: '2024-01-01', on: ON }, 'rule-broken', 'from-after-on'],
] as const)('a reading that cannot be given says why: %j', async (more, code, reason) => {
  const asked = all.indicators.read({ code: 'station-coverage', division: '4203', ...more })
  await expect(asked).rejects.toMatchObject({ code, details: { reason } })
})

test('after a reorganisation the figures of a date follow the tree of that date, and rows that others govern now are hidden', async () => {
  await using own = await shiyan()
  const everyone = own.as()
  await operating(everyone, aStation('420381450', { hostType: 'subdistrict', foundedOn: '2018-01-01' }), '2018-06-01')
  await everyone.divisions.publishEdition({
    source: '武当山特区',
    rows: [
      row('4203L1', '武当山特区', 'functional-county', '4203', {
        official: false,
        validFrom: '2020-01-01',
        remark: '口径:清单为街道,报道称特区',
      }),
      row('420381450', '武当山街道', 'subdistrict', '420381', { validTo: '2019-12-31' }),
      row('420381450', '武当山街道', 'subdistrict', '4203L1', { validFrom: '2020-01-01' }),
    ],
  })
  const read = async (division: string, on: string) => {
    const { reading } = await everyone.indicators.read({ code: 'station-coverage', division, on })
    return [reading.numerator, reading.denominator]
  }
  expect(await read('420381', '2019-12-31')).toEqual([1, 2])
  expect(await read('420381', '2020-01-01')).toEqual([0, 1])
  expect(await read('4203L1', '2020-01-01')).toEqual([1, 1])
  expect(await read('4203', '2019-12-31')).toEqual([1, 5])
  const { reading } = await everyone.indicators.read({ code: 'station-coverage', division: '4203L1' })
  expect(reading.notes).toEqual(['口径:清单为街道,报道称特区'])

  const danjiangkou = own.as('/42/4203/420381/')
  const rows = await danjiangkou.indicators.rows({ code: 'station-coverage', division: '420381', on: '2019-12-31' })
  expect(rows.rows.map(({ code }) => code)).toEqual(['420381101'])
  expect(rows.hidden).toBe(1)
})

test('a station founded under a retired code counts for the old township before the change and for the new one after', async () => {
  await using own = await shiyan()
  const everyone = own.as()
  await operating(everyone, aStation('420321101', { foundedOn: '2013-01-01' }), '2013-06-01')
  const read = async (division: string, on: string) =>
    (await everyone.indicators.read({ code: 'station-coverage', division, on })).reading
  expect(await read('420321', '2014-12-08')).toMatchObject({ numerator: 1, denominator: 1 })
  expect(await read('420304', '2014-12-09')).toMatchObject({ numerator: 1, denominator: 2 })
  expect(await read('4203', '2014-12-08')).toMatchObject({ numerator: 1 })
  expect(await read('4203', '2014-12-09')).toMatchObject({ numerator: 1 })
})

test('along a chain of successors a station counts on each date where its place was on that date', async () => {
  await using own = await shiyan()
  const everyone = own.as()
  const since = (validFrom: string, validTo: string | null, successors: string[]) => ({
    validFrom,
    validTo,
    successors,
  })
  await everyone.divisions.publishEdition({
    source: '甲乙丙',
    rows: [
      row('420302101', '甲乡', 'township', '420302', since('2000-01-01', '2009-12-31', ['420302102'])),
      row('420302102', '乙镇', 'town', '420302', since('2010-01-01', '2019-12-31', ['420302103'])),
      row('420302103', '丙街道', 'subdistrict', '420302', since('2020-01-01', null, [])),
    ],
  })
  const { code } = await operating(
    everyone,
    aStation('420302101', { hostType: 'township', foundedOn: '2005-01-01' }),
    '2006-01-01',
  )
  for (const on of ['2009-12-31', '2010-01-01', '2019-12-31', '2020-01-01', '2026-01-01']) {
    const { reading } = await everyone.indicators.read({ code: 'station-coverage', division: '420302', on })
    expect([on, reading.numerator, reading.denominator, reading.apart.stations]).toEqual([on, 1, 2, 1])
    const { rows } = await everyone.indicators.rows({ code: 'independent-office-rate', division: '420302', on })
    expect(rows.map((counted) => counted.code)).toEqual([code])
  }
  const { reading } = await everyone.indicators.read({
    code: 'station-coverage',
    division: '420302102',
    on: '2015-01-01',
  })
  expect(reading).toMatchObject({ numerator: 1, denominator: 1 })
})
