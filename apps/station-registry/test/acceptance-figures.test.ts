import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, inspectedShiyan, people } from './inspections.ts'
import { aStation, operating, type TestRegistry } from './registry.ts'

let registry: TestRegistry
/** Accepted on 2022-03-12 with everything, re-inspected on 2023-03-05 without the uniform. */
let first: string
/** Accepted on 2022-05-01 without the uniform. */
let second: string

/** A third one, in 武当路, operated before the checklist was published. */
beforeAll(async () => {
  registry = await inspectedShiyan()
  const older = aStation('420302001', { hostType: 'subdistrict', foundedOn: '2021-10-01' })
  await operating(registry.as(), older, '2021-12-10')
  first = (await accepted(registry)).code
  second = (await accepted(registry, '420304102', 'partly', '2022-05-01')).code
  const { inspector, visit, decide } = people(registry)
  const begin = { code: first, on: '2023-03-01', selfCheck: false, reason: '年度复查' }
  const { id, version } = await inspector.acceptance.beginReinspection(begin)
  await visit(id, version, { uniform: 'unmet' }, { on: '2023-03-02', effectiveOn: '2023-03-05' })
  await decide(id)
})
afterAll(() => registry[Symbol.asyncDispose]())

const read = async (code: string, on: string, division = '4203') =>
  (await registry.as().indicators.read({ code, division, on })).reading

test.each([
  ['2022-03-11', 0, 1, { partlyMet: 0, notOnRecord: 1 }],
  ['2022-03-12', 1, 2, { partlyMet: 0, notOnRecord: 1 }],
  ['2022-05-01', 1, 3, { partlyMet: 1, notOnRecord: 1 }],
  ['2023-03-04', 1, 3, { partlyMet: 1, notOnRecord: 1 }],
  ['2023-03-05', 0, 3, { partlyMet: 2, notOnRecord: 1 }],
])(
  'on %s, %i of %i stations had everything met at their last inspection',
  async (on, numerator, denominator, apart) => {
    expect(await read('acceptance-rate', on)).toMatchObject({ numerator, denominator, apart })
  },
)

test('an item counts over the stations whose checklist asks for it', async () => {
  expect(await read('acceptance-office', '2023-06-30')).toMatchObject({ numerator: 2, denominator: 2, value: '100.00' })
  expect(await read('acceptance-uniform', '2022-06-30')).toMatchObject({
    ...{ numerator: 1, denominator: 2, value: '50.00', apart: { partlyMet: 1 } },
  })
  expect(await read('acceptance-service-board', '2023-06-30')).toMatchObject({ denominator: 0, value: null })
})

test('a station that is being rectified is in neither', async () => {
  const { inspector, visit } = people(registry)
  const begin = { code: second, on: '2023-07-01', selfCheck: false, reason: '抽查' }
  const { id, version } = await inspector.acceptance.beginReinspection(begin)
  await visit(id, version, { office: 'unmet' }, { on: '2023-07-02' })
  expect(await read('acceptance-rate', '2023-07-01')).toMatchObject({ denominator: 3 })
  expect(await read('acceptance-rate', '2023-07-02')).toMatchObject({ denominator: 2 })
})

test.each(['acceptance-rate', 'acceptance-uniform'])('children, months and rows agree with %s', async (code) => {
  const all = registry.as()
  const on = '2023-06-30'
  const { reading, series } = await all.indicators.read({ code, division: '4203', on, by: 'child' })
  expect(series.reduce((total, { numerator }) => total + numerator, 0)).toBe(reading.numerator)
  expect(series.reduce((total, { denominator }) => total + denominator, 0)).toBe(reading.denominator)
  const months = await all.indicators.read({ code, division: '4203', on, by: 'month', from: '2022-03-01' })
  expect(months.series).toHaveLength(16)
  expect(months.series.at(-1)).toEqual(reading)
  const rows = async (counted: boolean) =>
    (await all.indicators.rows({ code, division: '4203', on, counted })).rows.length
  expect([await rows(true), await rows(false)]).toEqual([reading.numerator, reading.denominator - reading.numerator])
})

test('the rows say by which checklist, and what is missing', async () => {
  const { rows } = await registry.as().indicators.rows({ code: 'acceptance-rate', division: '4203', on: '2022-06-30' })
  expect(rows.map(({ counted, detail }) => [counted, detail])).toEqual([
    [false, '无验收记录'],
    [true, '三统一'],
    [false, '三统一 · 统一着装:部分达标'],
  ])
})
