import { afterEach, beforeEach, expect, test } from 'vitest'
import { publishChecklist } from './inspections.ts'
import { aRoom, aStation, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeEach(async () => {
  registry = await shiyan()
})
afterEach(() => registry[Symbol.asyncDispose]())

const existing = (division: string, plaqueOn: string, more: object = {}) => ({
  ...aStation(division, more),
  plaqueOn,
  reason: '清理登记',
})
const refused = (reason: string) => ({ details: { reason } })

test('a station that operated before is recorded with its plaque, and is not accepted on record', async () => {
  const all = registry.as()
  const { code, status, version } = await all.stations.recordExisting(existing('420304101', '2022-03-01'))
  expect({ status, version }).toEqual({ status: 'operating', version: 2 })
  expect((await all.stations.get({ code })).station).toMatchObject({
    plaqueOn: '2022-03-01',
    statusSince: '2022-03-01',
  })
  const { rows } = await all.stations.history({ code })
  const statuses = rows
    .filter(({ aspect }) => aspect === 'status')
    .map(({ status: then, on, reason }) => [then, on, reason])
  expect(statuses).toEqual([
    ['operating', '2022-03-01', '清理登记'],
    ['preparing', '2022-01-01', ''],
  ])
  const { reading } = await all.indicators.read({ code: 'acceptance-rate', division: '4203', on: '2023-01-01' })
  expect(reading).toMatchObject({ numerator: 0, denominator: 1, apart: { notOnRecord: 1 } })
})

test('from the first day of a published checklist of its place and kind on, acceptance is the only way', async () => {
  const all = registry.as()
  await publishChecklist(all, '4203', {}, '2022-06-01')
  const late = all.stations.recordExisting(existing('420304101', '2022-06-01'))
  await expect(late).rejects.toMatchObject(refused('existing-under-checklist'))
  await all.stations.recordExisting(existing('420304101', '2022-05-31'))
  // The checklist is for stations; rooms have none.
  await all.stations.recordExisting({ ...aRoom('420304101201'), plaqueOn: '2022-07-01', reason: '清理登记' })
})

test('it needs premises, and a plaque between its founding and today', async () => {
  const record = (plaqueOn: string, more: object = {}) =>
    registry.as().stations.recordExisting(existing('420304101', plaqueOn, more))
  await expect(record('2022-03-01', { premises: null })).rejects.toMatchObject(refused('existing-without-premises'))
  await expect(record('2021-12-31')).rejects.toMatchObject(refused('change-before-founding'))
  await expect(record('2026-07-01')).rejects.toMatchObject(refused('date-in-future'))
  await record('2022-03-01')
  await expect(record('2022-03-01', { name: '第二站' })).rejects.toMatchObject(refused('host-taken'))
})
