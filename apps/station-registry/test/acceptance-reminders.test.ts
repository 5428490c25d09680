import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptanceRun } from '../src/acceptance/acceptance-run.ts'
import { accepted, begun, COUNTY, inspectedShiyan, people, TOWN } from './inspections.ts'
import type { TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeEach(async () => {
  registry = await inspectedShiyan()
})
afterEach(() => registry[Symbol.asyncDispose]())

/** What the service does by itself on a day. */
const daily = (on: string) => {
  const run = acceptanceRun(registry.db)
  return run.run(dailyDay({ service: 'station-registry', run: run.name, now: new Date(`${on}T01:00:00+08:00`) }))
}
const todos = async () => {
  const rows = await registry.db.read.selectFrom('todo').selectAll().orderBy('key').execute()
  return rows
    .filter(({ kind }) => ['acceptance.overdue', 'acceptance.reinspection'].includes(kind))
    .map(({ kind, status, place, due_on, version }) => ({ kind, status, place, dueOn: due_on, version }))
}
const ALERT = { kind: 'acceptance.overdue', status: 'open', place: COUNTY, dueOn: null, version: 1 }
const failed = async () => {
  const { handIn, visit } = people(registry)
  const { id, version } = await begun(registry)
  const file = await visit(id, (await handIn(id, version)).version, { plaque: 'unmet' })
  return { id, version: file.version }
}

describe('on the day after the check', () => {
  beforeEach(async () => {
    await registry[Symbol.asyncDispose]()
    registry = await inspectedShiyan(new Date('2022-03-11T10:00:00+08:00'))
  })

  test('nobody hears of it; the county does from the day after it was due on, once, however often and late the run comes', async () => {
    await failed()
    await daily('2022-03-31')
    expect(await todos()).toEqual([])
    // Nothing ran for a year.
    await daily('2023-03-31')
    expect(await todos()).toEqual([ALERT])
    await daily('2023-03-31')
    await daily('2023-04-01')
    expect(await todos()).toEqual([ALERT])
  })
})

test('the county hears at once of a check that is recorded after what it found was due, and once', async () => {
  await failed()
  expect(await todos()).toEqual([ALERT])
  await daily('2026-07-01')
  expect(await todos()).toEqual([ALERT])
})

test('the alert is over with the report, and comes again in another round', async () => {
  const { id, version } = await failed()
  await daily('2022-04-01')
  const { show, township, visit } = people(registry)
  const mend = async (from: number, on: string) => {
    await show(id, 'plaque', 'after')
    const items = [{ key: 'plaque', measures: '已更换' }]
    return township.acceptance.reportRectified({ id, version: from, on, items })
  }
  const mended = await mend(version, '2022-04-06')
  expect(await todos()).toMatchObject([{ status: 'done' }])
  await visit(id, mended.version, { plaque: 'partly' }, { on: '2022-04-07', only: ['plaque'] })
  await daily('2022-06-01')
  expect((await todos()).map(({ status }) => status)).toEqual(['done', 'open'])
})

test('a re-inspection waits for the county a month ahead, once, until it is begun', async () => {
  const { code } = await accepted(registry)
  await daily('2023-02-09')
  expect(await todos()).toEqual([])
  await daily('2023-02-10')
  const due = { kind: 'acceptance.reinspection', status: 'open', place: COUNTY, dueOn: '2023-03-12', version: 1 }
  expect(await todos()).toEqual([due])
  await daily('2023-02-11')
  expect(await todos()).toEqual([due])
  const { inspector } = people(registry)
  await inspector.acceptance.beginReinspection({ code, on: '2023-03-01', reason: '年度复查' })
  expect(await todos()).toMatchObject([{ status: 'done' }])
  await daily('2023-05-01')
  expect(await todos()).toHaveLength(1)
})

test('nobody is reminded of a station that does not operate any more', async () => {
  const { code } = await accepted(registry)
  const { version } = (await registry.as().stations.get({ code })).station
  await registry.as().stations.suspend({ code, version, on: '2022-09-01', reason: '装修' })
  await daily('2023-04-01')
  expect(await todos()).toEqual([])
})

test('files and photographs follow a township that another county governs from a day on', async () => {
  const { show } = people(registry)
  const { id } = await begun(registry)
  await show(id, 'office', 'before')
  await registry.as().divisions.publishEdition({
    source: '区划调整',
    rows: [
      {
        code: '420304101',
        name: '杨溪铺镇',
        kind: 'town',
        parent: '420304',
        validFrom: '2014-12-09',
        validTo: '2024-12-31',
      },
      { code: '420304101', name: '杨溪铺镇', kind: 'town', parent: '420302', validFrom: '2025-01-01' },
    ],
  })
  const now = registry.as('/42/4203/420302/').acceptance
  expect((await now.get({ id })).photos).toHaveLength(1)
  expect((await now.photos({})).rows).toHaveLength(1)
  expect((await now.list({})).rows.map(({ scopePath }) => scopePath)).toEqual(['/42/4203/420302/420304101/'])
  expect((await registry.as(COUNTY).acceptance.list({})).rows).toEqual([])
  const [todo] = await registry.db.read.selectFrom('todo').select('place').execute()
  expect(todo?.place).toBe(TOWN.replace('420304/', '420302/'))
})
