import { newId } from '@zhanwang/kernel/ids'
import { findFile } from '@zhanwang/persistence/stored-files'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  accepted,
  begun,
  CHECKLIST,
  COUNTY,
  decideApproval,
  INSPECTOR,
  inspectedShiyan,
  MAKER,
  people,
  publishChecklist,
  TOWN,
} from './inspections.ts'
import { aStation, type TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeEach(async () => {
  registry = await inspectedShiyan()
})
afterEach(() => registry[Symbol.asyncDispose]())

const refused = (reason: string) => ({ details: { reason } })
const all = () => registry.as()
const statusOf = async (code: string) => (await all().stations.get({ code })).station
const fileOf = async (id: string) => (await all().acceptance.get({ id })).inspection
/** Open to-dos: what waits for whom. */
const waiting = async () => {
  const rows = await registry.db.read
    .selectFrom('todo')
    .selectAll()
    .where('status', '=', 'open')
    .orderBy('key')
    .execute()
  return rows.map(({ kind, permission, place }) => `${kind} ${permission} ${place}`)
}

describe('from an empty office to a station that operates', () => {
  test('self-check, on-site check and approval are three people, and the plaque hangs from the day proposed', async () => {
    const { handIn, visit, decide } = people(registry)
    const { code, id, version } = await begun(registry)
    expect(await waiting()).toEqual([`acceptance.self-check station.apply ${TOWN}`])
    const handed = await handIn(id, version)
    expect(await statusOf(code)).toMatchObject({ status: 'awaiting-acceptance', statusSince: '2022-03-03' })
    expect(await waiting()).toEqual([`acceptance.on-site station.supervise ${COUNTY}`])

    await visit(id, handed.version, {}, { effectiveOn: '2022-03-12' })
    expect(await statusOf(code)).toMatchObject({ status: 'awaiting-acceptance', plaqueOn: null })
    expect(await waiting()).toEqual([`acceptance.approve station.supervise ${COUNTY}`])

    await decide(id)
    expect(await statusOf(code)).toMatchObject({
      status: 'operating',
      statusSince: '2022-03-12',
      plaqueOn: '2022-03-12',
    })
    expect(await fileOf(id)).toMatchObject({
      status: 'passed',
      effectiveOn: '2022-03-12',
      closedOn: '2026-06-30',
      score: 100,
    })
    expect(await waiting()).toEqual([])
    const { open, acceptances, checklist } = await all().acceptance.ofStation({ code })
    expect(open).toBeNull()
    expect(checklist?.name).toBe('三统一')
    expect(acceptances).toEqual([
      {
        inspection: id,
        ...{ since: '2022-03-12', until: null, checklist: '三统一', allMet: true, reinspectOn: '2023-03-12' },
        results: { office: 'met', plaque: 'met', uniform: 'met' },
      },
    ])
  })

  test('who checked does not inspect, who inspected or checked does not approve', async () => {
    const { handIn, township, visit, decide } = people(registry)
    const { id, version } = await begun(registry)
    const handed = await handIn(id, version)
    const items = CHECKLIST.items.map(({ key }) => ({ key, result: 'met' as const }))
    const own = township.acceptance.inspect({ id, version: handed.version, on: '2022-03-10', items })
    await expect(own).rejects.toMatchObject(refused('inspector-made-it'))
    await visit(id, handed.version)
    await expect(decide(id, 'approve', INSPECTOR)).rejects.toMatchObject(refused('approval-own'))
    await expect(decide(id, 'approve', MAKER)).rejects.toMatchObject(refused('approval-own'))
    expect((await fileOf(id)).status).toBe('approval')
  })

  test('without a day proposed the station operates from the day of the approval', async () => {
    const { handIn, visit, decide } = people(registry)
    const { code, id, version } = await begun(registry)
    await visit(id, (await handIn(id, version)).version)
    await decide(id)
    expect(await statusOf(code)).toMatchObject({ status: 'operating', plaqueOn: '2026-06-30' })
  })

  test('without premises on its first day it is not passed on to approval', async () => {
    const { handIn, visit } = people(registry)
    const { code } = await all().stations.found(aStation('420304102', { premises: null }))
    const { id, version } = await registry.clerk(MAKER, COUNTY).acceptance.begin({ code, on: '2022-03-01' })
    const handed = await handIn(id, version)
    const found = await statusOf(code)
    const premises = { type: 'independent' as const }
    await all().stations.changePremises({ code, version: found.version, on: '2022-05-01', reason: '租定', premises })
    const opening = (effectiveOn: string) => visit(id, handed.version, {}, { effectiveOn })
    await expect(opening('2022-04-30')).rejects.toMatchObject(refused('premises-missing'))
    expect((await opening('2022-05-01')).status).toBe('approval')
  })
})

describe('what is not met', () => {
  test('is mended by a day, shown, checked again, and only that', async () => {
    const { handIn, visit, show, township, decide } = people(registry)
    const { code, id, version } = await begun(registry)
    const handed = await handIn(id, version)
    const failed = await visit(id, handed.version, { plaque: 'partly' })
    expect(failed.status).toBe('rectifying')
    expect(await statusOf(code)).toMatchObject({ status: 'preparing', statusSince: '2022-03-10' })
    expect(await fileOf(id)).toMatchObject({ dueOn: '2022-03-31', round: 1, met: 2, score: 85 })
    expect(await waiting()).toEqual([
      `acceptance.rectify station.apply ${TOWN}`,
      // All of this is recorded years later.
      `acceptance.overdue station.supervise ${COUNTY}`,
    ])

    const report = (reported: number, ...keys: string[]) =>
      township.acceptance.reportRectified({
        ...{ id, version: reported, on: '2022-03-20' },
        items: keys.map((key) => ({ key, measures: '已更换' })),
      })
    await expect(report(failed.version, 'plaque')).rejects.toMatchObject(refused('evidence-missing'))
    await show(id, 'plaque', 'after')
    await expect(report(failed.version, 'office')).rejects.toMatchObject(refused('item-not-to-mend'))
    const mended = await report(failed.version, 'plaque')
    expect(await statusOf(code)).toMatchObject({ status: 'awaiting-acceptance', statusSince: '2022-03-20' })
    await expect(visit(id, mended.version, {}, { on: '2022-03-22' })).rejects.toMatchObject(refused('item-not-asked'))
    await visit(id, mended.version, {}, { on: '2022-03-22', only: ['plaque'] })
    await decide(id)
    expect((await statusOf(code)).status).toBe('operating')
    const { rows } = await all().stations.history({ code })
    expect(rows.filter(({ aspect }) => aspect === 'status').map(({ status, reason }) => [status, reason])).toEqual([
      ['operating', '验收(三统一)通过'],
      ['awaiting-acceptance', '验收(三统一):提交现场核查'],
      ['preparing', '验收(三统一):挂牌未达标,限期整改'],
      ['awaiting-acceptance', '验收(三统一):提交现场核查'],
      ['preparing', ''],
    ])
  })

  test('is due in working days of the place', async () => {
    const days = [{ date: '2022-03-31', name: '建区纪念日' }]
    await all().rules.publish({
      ...{ division: '420304', sourceDocument: '放假通知', validFrom: '2022-01-01' },
      rule: { kind: 'local-holidays', value: { days } },
    })
    const { handIn, visit } = people(registry)
    const { id, version } = await begun(registry)
    await visit(id, (await handIn(id, version)).version, { office: 'unmet' })
    expect((await fileOf(id)).dueOn).toBe('2022-04-01')
  })

  test('a returned approval sends the file back to the site, and the same approval goes on', async () => {
    const { handIn, visit, decide } = people(registry)
    const { code, id, version } = await begun(registry)
    await visit(id, (await handIn(id, version)).version)
    const { approval } = await fileOf(id)
    await decide(id, 'return')
    expect(await fileOf(id)).toMatchObject({ status: 'on-site', round: 2 })
    expect((await statusOf(code)).status).toBe('awaiting-acceptance')
    const file = await fileOf(id)
    const abandoned = all().acceptance.abandon({ id, version: file.version, reason: '误开' })
    await expect(abandoned).rejects.toMatchObject(refused('inspection-in-approval'))
    await visit(id, file.version, {}, { on: '2022-03-15' })
    expect((await fileOf(id)).approval).toBe(approval)
    await decide(id)
    expect((await statusOf(code)).status).toBe('operating')
  })

  test('a rejected approval is replaced by another one', async () => {
    const { handIn, visit, decide } = people(registry)
    const { id, version } = await begun(registry)
    await visit(id, (await handIn(id, version)).version)
    const first = (await fileOf(id)).approval
    await decide(id, 'reject')
    const file = await fileOf(id)
    expect(file.status).toBe('on-site')
    await visit(id, file.version, {}, { on: '2022-03-15' })
    expect((await fileOf(id)).approval).not.toBe(first)
    await decide(id)
    expect((await fileOf(id)).status).toBe('passed')
  })
})

describe('a re-inspection', () => {
  test('puts a station that fails into 整改, and only passing brings it back', async () => {
    const { code } = await accepted(registry)
    const { inspector, visit, show, township, decide } = people(registry)
    const begin = { code, on: '2023-03-01', selfCheck: false, reason: '年度复查' }
    const { id, version } = await inspector.acceptance.beginReinspection(begin)
    const failed = await visit(id, version, { office: 'unmet' }, { on: '2023-03-02' })
    const rectifying = await statusOf(code)
    expect(rectifying).toMatchObject({ status: 'rectifying', statusSince: '2023-03-02', plaqueOn: '2022-03-12' })
    const resume = () => all().stations.resume({ code, version: rectifying.version, on: '2023-04-01', reason: '已改' })
    await expect(resume()).rejects.toMatchObject(refused('resume-needs-inspection'))

    await show(id, 'office', 'after')
    const items = [{ key: 'office', measures: '已另行安排' }]
    const mended = await township.acceptance.reportRectified({ id, version: failed.version, on: '2023-03-10', items })
    expect((await statusOf(code)).status).toBe('rectifying')
    await visit(id, mended.version, {}, { on: '2023-03-12', only: ['office'], effectiveOn: '2023-03-13' })
    await decide(id)
    expect(await statusOf(code)).toMatchObject({
      status: 'operating',
      statusSince: '2023-03-13',
      plaqueOn: '2022-03-12',
    })
    const { acceptances } = await all().acceptance.ofStation({ code })
    expect(acceptances.map(({ since, until, reinspectOn }) => [since, until, reinspectOn])).toEqual([
      ['2023-03-13', null, '2024-03-13'],
      ['2022-03-12', '2023-03-12', '2023-03-12'],
    ])
  })

  test('that failed and was abandoned leaves the station in 整改 until another is passed', async () => {
    const { code } = await accepted(registry)
    const { inspector, visit } = people(registry)
    const again = (on: string) => inspector.acceptance.beginReinspection({ code, on, selfCheck: false, reason: '抽查' })
    const first = await again('2023-03-01')
    const failed = await visit(first.id, first.version, { office: 'unmet' }, { on: '2023-03-02' })
    await inspector.acceptance.abandon({ id: first.id, version: failed.version, reason: '清单更新' })
    const { version } = await statusOf(code)
    const resume = all().stations.resume({ code, version, on: '2023-04-01', reason: '已改' })
    await expect(resume).rejects.toMatchObject(refused('resume-needs-inspection'))
    const second = await again('2023-04-02')
    expect(second.status).toBe('on-site')
  })

  test('a station that was ordered to rectify without an inspection resumes as before', async () => {
    const { code } = await accepted(registry)
    const { version } = await statusOf(code)
    const ordered = await all().stations.rectify({ code, version, on: '2023-01-10', reason: '现场督办' })
    const resumed = await all().stations.resume({ code, version: ordered.version, on: '2023-02-01', reason: '已改' })
    expect(resumed.status).toBe('operating')
  })

  test('does not begin before the result that it replaces', async () => {
    const { code } = await accepted(registry)
    const early = all().acceptance.beginReinspection({ code, on: '2022-03-11', reason: '复查' })
    await expect(early).rejects.toMatchObject(refused('step-before-status'))
  })
})

describe('a station has one open file', () => {
  test('also of two that are begun at once', async () => {
    const { code } = await all().stations.found(aStation('420304101'))
    const both = await Promise.allSettled([1, 2].map(() => all().acceptance.begin({ code, on: '2022-03-01' })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await all().acceptance.list({ station: code })).rows).toHaveLength(1)
  })

  test('and does not close or merge before that is closed', async () => {
    const { code } = await begun(registry)
    const close = async () => {
      const { version } = await statusOf(code)
      return all().stations.close({ code, version, on: '2022-04-01', reason: '撤并' })
    }
    await expect(close()).rejects.toMatchObject(refused('inspection-open'))
    const { rows } = await all().acceptance.list({ station: code })
    for (const { id, version } of rows) await all().acceptance.abandon({ id, version, reason: '不再建站' })
    expect((await close()).status).toBe('closed')
    expect(await waiting()).toEqual([])
  })

  test('by the checklist that held when it began, whatever is published later', async () => {
    const { id } = await begun(registry)
    await publishChecklist(all(), '420304', { name: '郧阳三统一', rectifyDays: 30 }, '2022-03-01')
    expect((await fileOf(id)).checklist).toMatchObject({
      name: '三统一',
      rectifyDays: 15,
      sourceDocument: '建站实施方案',
    })
  })
})

test('of two inspectors at once one is told that the other was there', async () => {
  const { handIn } = people(registry)
  const { id, version } = await begun(registry)
  const handed = await handIn(id, version)
  const items = CHECKLIST.items.map(({ key }) => ({ key, result: 'met' as const }))
  const visits = await Promise.allSettled(
    ['one', 'another'].map((who) =>
      registry.clerk(who, COUNTY).acceptance.inspect({ id, version: handed.version, on: '2022-03-10', items }),
    ),
  )
  expect(visits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(visits.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale' } })
  expect((await fileOf(id)).items[0]?.findings).toHaveLength(1)
})

test('a step sent twice is taken once', async () => {
  const { code } = await all().stations.found(aStation('420304101'))
  const commandId = newId()
  const first = await all().acceptance.begin({ code, on: '2022-03-01' }, commandId)
  expect(await all().acceptance.begin({ code, on: '2022-03-01' }, commandId)).toEqual(first)
})

describe('photographs', () => {
  test('keep when and where they were taken beside the picture, and make no step stale', async () => {
    const { show, township } = people(registry)
    const { id, version } = await begun(registry)
    const { id: photo } = await show(id, 'office', 'before')
    const items = [{ key: 'office', result: 'met' as const }]
    await township.acceptance.recordSelfCheck({ id, version, on: '2022-03-02', items })
    const { inspection, photos } = await all().acceptance.get({ id })
    expect(inspection).toMatchObject({ photos: 1, version: 2 })
    expect(photos).toMatchObject([
      {
        ...{
          id: photo,
          item: 'office',
          phase: 'before',
          round: 1,
          takenAt: '2022-03-02T01:30:00.000Z',
          hasThumbnail: true,
        },
        position: { longitude: 110.8, latitude: 32.83, accuracyM: 12 },
        addedBy: { id: MAKER },
      },
    ])
    expect(await all().acceptance.photoContent({ id: photo })).toMatchObject({ type: 'image/png' })
    expect((await all().acceptance.photoThumbnail({ id: photo })).size).toBeGreaterThan(0)
  })

  test('are taken away before they are submitted, content and all, and stay afterwards', async () => {
    const { show, handIn, township } = people(registry)
    const { id, version } = await begun(registry)
    const { id: photo } = await show(id, 'office', 'before')
    const { file } = (await all().acceptance.get({ id })).photos[0] ?? expect.fail('no photograph')
    await township.acceptance.removePhoto({ id: photo, reason: '拍糊了' })
    expect(await findFile(registry.db.read, file.id)).toBeUndefined()
    expect((await fileOf(id)).photos).toBe(0)
    await handIn(id, version)
    const [kept] = (await all().acceptance.get({ id })).photos
    const removal = township.acceptance.removePhoto({ id: kept?.id ?? expect.fail('none'), reason: '换一张' })
    await expect(removal).rejects.toMatchObject(refused('photo-submitted'))
  })

  test('come in the phase that the file is in, of items that it asks about, and are pictures where those are asked for', async () => {
    const { show, handIn } = people(registry)
    const { id, version } = await begun(registry)
    await expect(show(id, 'office', 'on-site')).rejects.toMatchObject(refused('photo-too-late'))
    await expect(show(id, 'wifi', 'before')).rejects.toMatchObject(refused('item-not-asked'))
    const { ticket } = await registry.upload('制度.pdf', '%PDF-1.7\n%\n%%EOF\n', MAKER)
    const paper = registry
      .clerk(MAKER, COUNTY)
      .acceptance.addPhoto({ id, item: 'office', phase: 'before', file: ticket })
    await expect(paper).rejects.toMatchObject(refused('photo-expected'))
    await handIn(id, version)
    await expect(show(id, 'office', 'before')).rejects.toMatchObject(refused('photo-too-late'))
    expect((await show(id, 'office', 'on-site')).id).toBeTruthy()
  })

  test('hang on the wall of their place, newest first, page by page, by item and phase', async () => {
    const { show } = people(registry)
    const { id, code } = await begun(registry)
    const taken = []
    for (const item of ['office', 'plaque', 'office']) taken.push((await show(id, item, 'before')).id)
    const wall = (more: object = {}) => all().acceptance.photos({ division: '4203', ...more })
    const first = await wall({ limit: 2 })
    expect(first.rows.map((photo) => photo.id)).toEqual([taken[2], taken[1]])
    expect(first.rows[0]).toMatchObject({ itemName: '办公用房', station: code, inspection: id })
    const rest = await wall({ limit: 2, cursor: first.next ?? undefined })
    expect(rest.rows.map((photo) => photo.id)).toEqual([taken[0]])
    expect((await wall({ item: 'plaque' })).rows).toHaveLength(1)
    expect((await wall({ phase: 'after' })).rows).toEqual([])
    expect((await registry.as('/42/4203/420302/').acceptance.photos({})).rows).toEqual([])
  })
})

describe('the board', () => {
  test('lists and counts by place, purpose, status and what is overdue', async () => {
    const { handIn, visit, inspector } = people(registry)
    const open = await begun(registry)
    await visit(open.id, (await handIn(open.id, open.version)).version, { office: 'unmet' })
    const { code } = await accepted(registry, '420304102')
    await inspector.acceptance.beginReinspection({ code, on: '2023-03-01', reason: '年度复查' })
    const stations = async (more: object) =>
      (await all().acceptance.list(more)).rows.map(({ station, purpose, status }) => `${station} ${purpose} ${status}`)
    const failed = `${open.code} acceptance rectifying`
    const passed = `${code} acceptance passed`
    const again = `${code} reinspection self-check`
    expect(await stations({})).toEqual([failed, passed, again])
    expect(await stations({ division: '420304101' })).toEqual([failed])
    expect(await stations({ purpose: 'reinspection' })).toEqual([again])
    expect(await stations({ status: ['passed', 'self-check'] })).toEqual([passed, again])
    expect(await stations({ overdue: true })).toEqual([failed])
    expect(await stations({ overdue: false })).toEqual([passed, again])
    expect(await stations({ text: code.toLowerCase() })).toEqual([passed, again])
    const page = await all().acceptance.list({ limit: 2 })
    expect((await all().acceptance.list({ limit: 2, cursor: page.next ?? undefined })).rows).toHaveLength(1)

    const { total, children } = await all().acceptance.counts({ division: '4203' })
    expect(total).toMatchObject({ rectifying: 1, overdue: 1, passed: 1, 'self-check': 1, approval: 0 })
    expect(children).toMatchObject([{ division: '420304', divisionName: '郧阳区', rectifying: 1, passed: 1 }])
    const below = await all().acceptance.counts({ division: '420304', purpose: 'acceptance' })
    expect(below.children.map(({ divisionName, rectifying, passed }) => [divisionName, rectifying, passed])).toEqual([
      ['杨溪铺镇', 1, 0],
      ['青曲镇', 0, 1],
    ])
    expect((await registry.as('/42/4203/420302/').acceptance.counts({})).total.passed).toBe(0)
  })

  test('outside the scope nothing is found', async () => {
    const { id, version } = await begun(registry)
    const beside = registry.as('/42/4203/420302/').acceptance
    await expect(beside.get({ id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(beside.submit({ id, version, on: '2022-03-03' })).rejects.toMatchObject({ code: 'not-found' })
    expect((await beside.list({})).rows).toEqual([])
    await expect(beside.list({ division: '420304' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(beside.counts({ division: '4203' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('what an approval decides on is a snapshot with the digests of the evidence', async () => {
  const { handIn, visit } = people(registry)
  const { id, version } = await begun(registry)
  await visit(id, (await handIn(id, version)).version, { uniform: 'partly' })
  const { approval } = await fileOf(id)
  if (!approval) throw new Error('it is not under approval')
  const { rows } = { rows: await registry.db.read.selectFrom('approval_round').selectAll().execute() }
  expect(rows).toHaveLength(1)
  expect(rows[0]?.snapshot).toMatchObject({
    ...{ purpose: 'acceptance', score: 90, stationName: '社工站420304101' },
    evidence: [
      { item: 'office', phase: 'before' },
      { item: 'plaque', phase: 'before' },
    ],
  })
  await decideApproval(registry, approval, 'approve')
})
