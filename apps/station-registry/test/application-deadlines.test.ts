import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { eventually } from '@zhanwang/testkit/eventually'
import { expect, test } from 'vitest'
import { stationRegistryService } from '../src/service.ts'
import { AN_APPLICATION, COUNTY_PATH, PREFECTURE_PATH, person, TOWN_PATH } from './application-office.ts'
import { row, shiyan, type TestRegistry, testRegistry } from './registry.ts'

/** 红河州 in small. 2026-11-18, a Wednesday, is its founding day: a day off there and nowhere else. */
async function honghe(): Promise<TestRegistry> {
  const registry = await testRegistry()
  const rows = [
    row('53', '云南省', 'province', null),
    row('5325', '红河哈尼族彝族自治州', 'prefecture', '53'),
    row('532501', '个旧市', 'county', '5325'),
    row('532501101', '锡城镇', 'town', '532501'),
  ]
  await registry.as().divisions.publishEdition({ source: '测试版本', rows })
  return registry
}

const GEJIU = { ...AN_APPLICATION, division: '532501101', name: '锡城镇社工站' }
const MONDAY = '2026-11-16T10:00:00+08:00'

async function dueOn(registry: TestRegistry, application: typeof GEJIU, places: string[]): Promise<string | null> {
  const { approval } = await person(registry, 'clerk', places, MONDAY).applications.submit(application)
  return (await registry.as().approvals.get({ id: approval })).file.dueOn
}

async function escalateOn(registry: TestRegistry, day: string): Promise<void> {
  const run = stationRegistryService.dailyRuns?.(registry.parts).find(({ name }) => name === 'approval-escalation')
  if (!run) throw new Error('the registry escalates no approvals')
  await run.run(dailyDay({ service: 'station-registry', run: run.name, now: new Date(`${day}T00:05:00+08:00`) }))
}

test('the founding day of an autonomous prefecture moves the deadline there, and nowhere else', async () => {
  await using registry = await honghe()
  expect(await dueOn(registry, GEJIU, ['/53/5325/532501/532501101/'])).toBe('2026-11-30')

  await using observing = await honghe()
  await observing.as().rules.publish({
    division: '5325',
    rule: { kind: 'local-holidays', value: { days: [{ date: '2026-11-18', name: '州庆' }] } },
    sourceDocument: '红河州放假通知',
    validFrom: '2026-01-01',
  })
  expect(await dueOn(observing, GEJIU, ['/53/5325/532501/532501101/'])).toBe('2026-12-01')
  await escalateOn(observing, '2026-12-01')
  const prefecture = person(observing, 'prefecture', ['/53/5325/'], MONDAY)
  expect((await prefecture.approvals.list({})).rows).toEqual([])
  await escalateOn(observing, '2026-12-02')
  expect((await prefecture.approvals.list({})).rows).toMatchObject([{ title: '锡城镇社工站', escalated: true }])

  await using elsewhere = await shiyan()
  expect(await dueOn(elsewhere, AN_APPLICATION, [TOWN_PATH])).toBe('2026-11-30')
})

test('a deadline that passes while everything is down is escalated once, at the next start, and the level above decides', async () => {
  await using registry = await shiyan()
  const clerk = person(registry, 'clerk', [TOWN_PATH], MONDAY)
  const { approval } = await clerk.applications.submit(AN_APPLICATION)

  // Two weeks later, two processes of the service start at once.
  const now = () => new Date('2026-12-14T08:00:00+08:00')
  const started = [1, 2].map(() =>
    startDailyRuns({
      ...{ db: registry.db, url: registry.server.appUrl, service: 'station-registry', log: registry.parts.log, now },
      runs: stationRegistryService.dailyRuns?.(registry.parts) ?? [],
      pollMs: 50,
    }),
  )
  try {
    await eventually(async () => {
      const { rows } = await person(registry, 'x', [PREFECTURE_PATH], MONDAY).approvals.list({})
      return rows.length === 1
    })
  } finally {
    await Promise.all(started.map((runs) => runs.stop()))
  }
  const escalations = await registry.db.read
    .selectFrom('audit_entry')
    .select('subject_id')
    .where('actor_kind', '=', 'system')
    .where('subject_type', '=', 'approval')
    .execute()
  expect(escalations).toEqual([{ subject_id: approval }])
  const todos = await registry.db.read.selectFrom('todo').select(['place', 'escalated']).orderBy('place').execute()
  expect(todos).toEqual([
    { place: PREFECTURE_PATH, escalated: true },
    { place: COUNTY_PATH, escalated: true },
  ])
  const prefecture = person(registry, 'prefecture', [PREFECTURE_PATH], '2026-12-14T09:00:00+08:00')
  expect(await prefecture.approvals.decide({ id: approval, version: 2, outcome: 'approve' })).toMatchObject({
    status: 'approved',
  })
  expect((await clerk.stations.list({})).rows).toMatchObject([{ status: 'preparing', name: '杨溪铺镇社工站' }])
})

test('an office lays down its own route: two county officers, then the prefecture', async () => {
  await using registry = await shiyan()
  await registry.as().rules.publish({
    division: '4203',
    rule: {
      kind: 'approval-route.establishment',
      value: {
        steps: [
          { name: '县级会签', level: 'county', permission: 'station.supervise', people: 2, workingDays: 5 },
          { name: '市级审批', level: 'prefecture', permission: 'station.supervise', people: 1, workingDays: 3 },
        ],
      },
    },
    sourceDocument: '设站审批办法',
    validFrom: '2026-01-01',
  })
  const { approval: id } = await person(registry, 'clerk', [TOWN_PATH], MONDAY).applications.submit(AN_APPLICATION)
  for (const [version, name] of ['county-1', 'county-2'].entries()) {
    await person(registry, name, [COUNTY_PATH], MONDAY).approvals.decide({
      id,
      version: version + 1,
      outcome: 'approve',
    })
  }
  expect((await registry.as().approvals.get({ id })).file).toMatchObject({
    ...{ status: 'pending', step: 1, stepName: '市级审批', dueOn: '2026-11-19' },
    decisions: [{ by: '经办county-1' }, { by: '经办county-2' }],
  })
  const both = person(registry, 'county-2', [PREFECTURE_PATH], MONDAY)
  await expect(both.approvals.decide({ id, version: 3, outcome: 'approve' })).rejects.toMatchObject({
    details: { reason: 'approval-decided-already' },
  })
  const prefecture = person(registry, 'prefecture', [PREFECTURE_PATH], MONDAY)
  expect(await prefecture.approvals.decide({ id, version: 3, outcome: 'approve' })).toMatchObject({
    status: 'approved',
  })
})
