import { expect, test } from 'vitest'
import { AN_APPLICATION, COUNTY_PATH, PREFECTURE_PATH, person, TOWN, TOWN_PATH } from './application-office.ts'
import { type Asker, aStation, row, shiyan, type TestRegistry } from './registry.ts'

const MONDAY = '2026-06-29T10:00:00+08:00'

interface Office {
  readonly clerk: Asker
  readonly county: Asker
  readonly second: Asker
}

function officeOf(registry: TestRegistry, at = MONDAY): Office {
  return {
    clerk: person(registry, 'clerk', [TOWN_PATH], at),
    county: person(registry, 'county-1', [COUNTY_PATH], at),
    second: person(registry, 'county-2', [COUNTY_PATH], at),
  }
}

test('an approved application founds its station on the day of the approval, from what was decided on', async () => {
  await using registry = await shiyan()
  const { clerk } = officeOf(registry)
  const { id, approval } = await clerk.applications.submit(AN_APPLICATION)
  const { county } = officeOf(registry, '2026-07-02T10:00:00+08:00')
  const { file } = await county.approvals.get({ id: approval })
  expect(file).toMatchObject({
    ...{ title: '杨溪铺镇社工站', divisionName: '杨溪铺镇', dueOn: '2026-07-13', hindrance: null },
    route: [{ name: '县级审批', placeName: '郧阳区' }],
    snapshot: { name: '杨溪铺镇社工站', divisionName: '杨溪铺镇', premises: { areaM2: 60 }, phone: '0719-0000000' },
  })
  await county.approvals.decide({ id: approval, version: file.version, outcome: 'approve' })

  const { application } = await clerk.applications.get({ id })
  expect(application).toMatchObject({ status: 'approved', station: 'ST-420304101-01' })
  const { station } = await clerk.stations.get({ code: 'ST-420304101-01' })
  expect(station).toMatchObject({
    ...{ status: 'preparing', foundedOn: '2026-07-02', provenance: 'record', name: '杨溪铺镇社工站' },
    responsible: [{ duty: 'runs', name: '张明', title: '站长' }],
  })
  const { rows } = await clerk.applications.list({ status: ['approved'] })
  expect(rows).toMatchObject([{ id, station: 'ST-420304101-01', appliedBy: '经办clerk' }])
})

test('who applied does not approve, also when they hold the county post', async () => {
  await using registry = await shiyan()
  const both = person(registry, 'both', [TOWN_PATH, COUNTY_PATH, PREFECTURE_PATH], MONDAY)
  const { approval } = await both.applications.submit(AN_APPLICATION)
  const refused = both.approvals.decide({ id: approval, version: 1, outcome: 'approve' })
  await expect(refused).rejects.toMatchObject({ code: 'rule-broken', details: { reason: 'approval-own' } })
  expect((await both.stations.list({})).rows).toEqual([])
})

test('a township has one open application for its station; of 12 at once one is taken', async () => {
  await using registry = await shiyan()
  const { clerk, county } = officeOf(registry)
  const names = Array.from({ length: 12 }, (_, index) => `第${index}社工站`)
  const tries = await Promise.allSettled(names.map((name) => clerk.applications.submit({ ...AN_APPLICATION, name })))
  const refused = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason] : []))
  expect(refused).toHaveLength(11)
  for (const error of refused) {
    expect(error).toMatchObject({ code: 'conflict', details: { reason: 'application-open' } })
  }
  const approvals = await registry.db.read.selectFrom('approval').select('id').execute()
  expect(approvals).toHaveLength(1)

  const [taken] = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []))
  const id = taken?.approval ?? ''
  await county.approvals.decide({ id, version: 1, outcome: 'return', comment: '请补充' })
  const again = clerk.applications.submit(AN_APPLICATION)
  await expect(again).rejects.toMatchObject({ details: { reason: 'application-open' } })
  await clerk.approvals.withdraw({ id, version: 2 })
  await clerk.applications.submit(AN_APPLICATION)
})

test('what a founding would refuse is refused when it is applied for', async () => {
  await using registry = await shiyan()
  const { clerk } = officeOf(registry)
  const cases = [
    [{ division: '420304102' }, 'division-unknown'],
    [{ hostType: 'farm' }, 'host-type-not-allowed'],
    [{ premises: { type: 'shared' } }, 'shared-with-missing'],
    [{ parent: 'SZ-420304-01' }, 'parent-unknown'],
  ] as const
  for (const [more, reason] of cases) {
    const tried = clerk.applications.submit({ ...AN_APPLICATION, ...more })
    await expect(tried, reason).rejects.toMatchObject({ details: { reason } })
  }
  await registry.as().stations.found(aStation(TOWN))
  await expect(clerk.applications.submit(AN_APPLICATION)).rejects.toMatchObject({ details: { reason: 'host-taken' } })
  expect(await registry.db.read.selectFrom('approval').select('id').execute()).toEqual([])
})

test('where the county recorded a station meanwhile, the approval says so and the application waits on', async () => {
  await using registry = await shiyan()
  const { clerk, county } = officeOf(registry)
  const { id, approval } = await clerk.applications.submit(AN_APPLICATION)
  await county.stations.found(aStation(TOWN))
  const decided = county.approvals.decide({ id: approval, version: 1, outcome: 'approve' })
  await expect(decided).rejects.toMatchObject({ code: 'conflict', details: { reason: 'host-taken' } })
  expect((await clerk.applications.get({ id })).application).toMatchObject({ status: 'pending', version: 1 })
  await county.approvals.decide({ id: approval, version: 1, outcome: 'reject', comment: '该镇已有社工站' })
  expect((await clerk.applications.get({ id })).application).toMatchObject({ status: 'rejected', station: null })
})

test('of two approvals of one name in a village one founds it, the other says that the name is taken', async () => {
  await using registry = await shiyan()
  const { clerk, county, second } = officeOf(registry)
  await registry.as().stations.found(aStation(TOWN))
  const room = { kind: 'room', name: '财神庙村社工室', division: '420304101201', hostType: 'village' } as const
  const files = [await clerk.applications.submit(room), await clerk.applications.submit(room)]
  const [one = '', two = ''] = files.map(({ approval }) => approval)
  const both = await Promise.allSettled([
    county.approvals.decide({ id: one, version: 1, outcome: 'approve' }),
    second.approvals.decide({ id: two, version: 1, outcome: 'approve' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const tried of both) {
    if (tried.status === 'rejected') {
      expect(tried.reason).toMatchObject({ code: 'conflict', details: { reason: 'name-taken' } })
    }
  }
  expect((await clerk.applications.list({ status: ['pending'] })).rows).toHaveLength(1)
})

test('a returned application is mended by a colleague and approved; what it is for stays', async () => {
  await using registry = await shiyan()
  const { clerk, county } = officeOf(registry)
  const { id, approval } = await clerk.applications.submit(AN_APPLICATION)
  await county.approvals.decide({ id: approval, version: 1, outcome: 'return', comment: '面积不足' })
  const { kind: _kind, division: _division, ...details } = AN_APPLICATION
  const mended = { ...details, id, name: '杨溪铺社工站', premises: { type: 'independent', areaM2: 80 } as const }
  const colleague = person(registry, 'colleague', [TOWN_PATH], MONDAY)
  await expect(colleague.applications.resubmit({ ...mended, version: 1 })).rejects.toMatchObject({ code: 'stale' })
  await colleague.applications.resubmit({ ...mended, version: 2 })
  const pending = colleague.applications.resubmit({ ...mended, version: 3 })
  await expect(pending).rejects.toMatchObject({ details: { reason: 'application-not-returned' } })

  const { file } = await county.approvals.get({ id: approval })
  expect(file).toMatchObject({ title: '杨溪铺社工站', round: 2, snapshot: { premises: { areaM2: 80 } } })
  await county.approvals.decide({ id: approval, version: file.version, outcome: 'approve' })
  const { application } = await clerk.applications.get({ id })
  expect(application).toMatchObject({ status: 'approved', station: 'ST-420304101-01', appliedBy: '经办colleague' })
})

test('beside the scope applications are not found, and a list of the division above shows only its own', async () => {
  await using registry = await shiyan()
  const { clerk } = officeOf(registry)
  const { id, approval } = await clerk.applications.submit(AN_APPLICATION)
  const beside = person(registry, 'beside', ['/42/4203/420381/'], MONDAY)
  await expect(beside.applications.get({ id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(beside.approvals.get({ id: approval })).rejects.toMatchObject({ code: 'not-found' })
  await expect(beside.applications.list({ division: '420304' })).rejects.toMatchObject({ code: 'not-found' })
  expect((await beside.applications.list({ division: '4203' })).rows).toEqual([])
  expect((await clerk.applications.list({ division: '4203', text: '杨溪' })).rows).toHaveLength(1)
})

test('an application goes with its township to another county, which decides it', async () => {
  await using registry = await shiyan()
  const { clerk, county } = officeOf(registry)
  const { id, approval } = await clerk.applications.submit(AN_APPLICATION)
  const moved = [row(TOWN, '杨溪铺街道', 'subdistrict', '420302', { validFrom: '2014-12-09' })]
  await registry.as().divisions.publishEdition({ source: '改隶', rows: moved })
  await expect(county.approvals.get({ id: approval })).rejects.toMatchObject({ code: 'not-found' })
  const other = person(registry, 'other', ['/42/4203/420302/'], MONDAY)
  expect((await other.applications.get({ id })).application).toMatchObject({ divisionName: '杨溪铺街道' })
  expect((await other.approvals.list({})).rows).toMatchObject([{ id: approval, divisionName: '杨溪铺街道' }])
  const todos = await registry.db.read.selectFrom('todo').select(['place', 'status']).execute()
  expect(todos).toEqual([{ place: '/42/4203/420302/', status: 'open' }])
})

test('applications are exported with the filters of their list', async () => {
  await using registry = await shiyan()
  const { clerk } = officeOf(registry)
  await clerk.applications.submit(AN_APPLICATION)
  const { job } = await clerk.applications.export({ division: TOWN, format: 'csv', status: ['pending'] })
  expect((await clerk.jobs.get({ id: job })).job).toMatchObject({ kind: 'applications.export', state: 'waiting' })
})
