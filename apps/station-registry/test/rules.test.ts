import { CHECKLIST_TEMPLATES, MINIMAL_CHECKLIST } from '@zhanwang/domain-station-registry/acceptance-templates'
import { CHECKLIST_RULES, LOCAL_HOLIDAYS } from '@zhanwang/domain-station-registry/rule-kinds'
import { ScopePath } from '@zhanwang/kernel/scope'
import { addWorkingDays } from '@zhanwang/kernel/working-days'
import { ruleInForce, rulesInForce } from '@zhanwang/rules/rule-store'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holidaysOf } from '../src/rules/local-holidays.ts'
import { type Asker, row, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeEach(async () => {
  registry = await shiyan()
})
afterEach(() => registry[Symbol.asyncDispose]())

const COUNTY = '/42/4203/420304/'
const TOWN = ScopePath.parse('/42/4203/420304/420304101/')
const [FIVE] = CHECKLIST_TEMPLATES.map(({ checklist }) => checklist)
if (!FIVE) throw new Error('there is no template')

type Published = Parameters<Asker['rules']['publish']>[0]
const checklist = (division: string, name: string, more: Partial<Published> = {}): Published => ({
  division,
  rule: { kind: 'acceptance-checklist.station', value: { ...FIVE, name } },
  sourceDocument: `${name}实施方案`,
  validFrom: '2022-01-01',
  ...more,
})
const holidays = (division: string, ...dates: string[]): Published => ({
  division,
  rule: { kind: 'local-holidays', value: { days: dates.map((date) => ({ date, name: '地方假日' })) } },
  sourceDocument: '放假通知',
  validFrom: '2022-01-01',
})
const inForce = (place: string, on: string) =>
  ruleInForce(registry.db.read, CHECKLIST_RULES.station, ScopePath.parse(place), on)
const nameAt = async (place: string, on: string) => (await inForce(place, on))?.value.name
const refused = (reason: string) => ({ details: { reason } })

describe('what binds a place', () => {
  test('the nearest office above, and the kind’s fallback where none or not yet', async () => {
    const all = registry.as()
    await all.rules.publish(checklist('4203', '五统一'))
    await all.rules.publish(checklist('420304', '郧阳五统一', { validFrom: '2024-01-01' }))
    expect(await nameAt(TOWN, '2024-01-01')).toBe('郧阳五统一')
    expect(await nameAt(TOWN, '2023-12-31')).toBe('五统一')
    expect(await nameAt('/42/4203/420302/420302001/', '2025-01-01')).toBe('五统一')
    const before = await inForce(TOWN, '2021-12-31')
    expect(before).toEqual({
      ...{ id: null, division: null, divisionName: null, validFrom: null, validTo: null },
      ...{ kind: 'acceptance-checklist.station', value: MINIMAL_CHECKLIST, sourceDocument: '' },
    })
    expect(await nameAt('/53/5325/', '2024-01-01')).toBe(MINIMAL_CHECKLIST.name)
  })

  test('many places at once are answered as each alone', async () => {
    const all = registry.as()
    await all.rules.publish(checklist('4203', '五统一'))
    await all.rules.publish(checklist('420304101', '杨溪铺五统一'))
    const places = [TOWN, '/42/4203/420304/420304102/', '/42/'].map((path) => ScopePath.parse(path))
    const rules = await rulesInForce(registry.db.read, CHECKLIST_RULES.station, places, '2024-01-01')
    expect(places.map((place) => rules.get(place)?.value.name)).toEqual(['杨溪铺五统一', '五统一', '基本条件'])
    expect(rules.get(TOWN)).toMatchObject({ division: '420304101', divisionName: '杨溪铺镇', validFrom: '2022-01-01' })
  })

  test('a township reads what binds it from above, and nothing of its neighbours', async () => {
    const all = registry.as()
    const { id } = await all.rules.publish(checklist('4203', '五统一'))
    const { id: beside } = await all.rules.publish(checklist('420304102', '青曲'))
    const town = registry.as(TOWN)
    const { rules } = await town.rules.inForce({ division: '420304101', on: '2026-01-01' })
    expect(rules.map(({ kind, id }) => [kind, id === null])).toEqual([
      ['acceptance-checklist.station', false],
      ['acceptance-checklist.room', true],
      ['acceptance-checklist.hub', true],
      ['acceptance-checklist.guidance-center', true],
      ['approval-route.establishment', true],
      ['approval-route.acceptance', true],
      ['local-holidays', true],
    ])
    expect((await town.rules.list({})).rows.map((rule) => rule.id)).toEqual([id])
    expect((await town.rules.list({ division: '420304101' })).rows.map((rule) => rule.id)).toEqual([id])
    expect((await town.rules.get({ id })).rule).toMatchObject({ state: 'running', publishedBy: '张经办' })
    await expect(town.rules.get({ id: beside })).rejects.toMatchObject({ code: 'not-found' })
    await expect(town.rules.inForce({ division: '420304102' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(town.rules.list({ division: '420304102' })).rejects.toMatchObject({ code: 'not-found' })
    // It binds them; it is not theirs.
    await expect(town.rules.end({ id, version: 1, on: null, reason: '越权' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(town.rules.publish(checklist('4203', '越权'))).rejects.toMatchObject(refused('division-unknown'))
  })

  test('local holidays lengthen deadlines where their office governs', async () => {
    await registry.as().rules.publish(holidays('420304', '2026-07-01', '2026-07-02'))
    const deadline = async (place: string) =>
      addWorkingDays('2026-06-30', 2, await holidaysOf(registry.db.read, ScopePath.parse(place), '2026-06-30'))
    expect(await deadline(TOWN)).toBe('2026-07-06')
    expect(await deadline('/42/4203/420302/')).toBe('2026-07-02')
  })
})

describe('publishing', () => {
  test('ends the version that runs, which stays to be read, and audits what it replaced', async () => {
    const county = registry.as(COUNTY)
    const first = await county.rules.publish(checklist('420304', '试行'))
    const second = await county.rules.publish(checklist('420304', '正式', { validFrom: '2026-01-01' }))
    expect(second.replaced).toBe(first.id)
    expect(await nameAt(TOWN, '2025-12-31')).toBe('试行')
    expect(await nameAt(TOWN, '2026-01-01')).toBe('正式')
    const { rule } = await county.rules.get({ id: first.id })
    expect(rule).toMatchObject({ state: 'ended', validTo: '2025-12-31', replacedBy: second.id, version: 2 })
    const audit = await registry.as().audit.search({ subject: second.id })
    expect(audit.rows).toMatchObject([
      { subjectType: 'rule', detail: { replaced: first.id, sourceDocument: '正式实施方案' } },
    ])
    const events = await sql<{ version: number; state: { validTo: string | null } }>`
      SELECT aggregate_version AS version, state FROM outbox WHERE type = 'rule-changed' AND aggregate_id = ${first.id}
      ORDER BY aggregate_version`.execute(registry.db.read)
    expect(events.rows).toMatchObject([
      { version: 1, state: { validTo: null } },
      { version: 2, state: { validTo: '2025-12-31' } },
    ])
  })

  test('a correction on the first day leaves the corrected one without a day', async () => {
    const county = registry.as(COUNTY)
    const wrong = await county.rules.publish(checklist('420304', '写错的'))
    const right = await county.rules.publish(checklist('420304', '正确的'))
    expect(right.replaced).toBe(wrong.id)
    expect((await county.rules.get({ id: wrong.id })).rule).toMatchObject({ withdrawn: true, state: 'withdrawn' })
    expect(await nameAt(TOWN, '2022-01-01')).toBe('正确的')
  })

  test('whoever did not see the running version is told instead of replacing it', async () => {
    const county = registry.as(COUNTY)
    const first = await county.rules.publish(checklist('420304', '甲', { replaces: null }))
    const blind = checklist('420304', '乙', { validFrom: '2023-01-01', replaces: null })
    await expect(county.rules.publish(blind)).rejects.toMatchObject({ code: 'stale' })
    await county.rules.publish({ ...blind, replaces: first.id })
  })

  test('of two at once one is published; the days of a rule never overlap', async () => {
    const county = registry.as(COUNTY)
    const both = await Promise.allSettled([
      county.rules.publish(checklist('420304', '甲', { validFrom: '2022-03-01', replaces: null })),
      county.rules.publish(checklist('420304', '乙', { validFrom: '2022-02-01', replaces: null })),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const failure = both.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))[0]
    expect(['rule-overlaps', 'rule-later-version', undefined]).toContain(failure.details.reason)
    expect(['conflict', 'stale']).toContain(failure.code)
  })

  test('the database itself refuses two versions of one rule on a day', async () => {
    const county = registry.as(COUNTY)
    const { id } = await county.rules.publish(checklist('420304', '甲'))
    await expect(
      registry.db.upkeep((db) =>
        sql`INSERT INTO jurisdiction_rule (id, kind, division_code, division_name, scope_path, since, valid, value,
            source_document, published_by_id, published_by, published_at, version)
          SELECT gen_random_uuid(), kind, division_code, division_name, scope_path, since, valid, value,
            source_document, published_by_id, published_by, published_at, version
          FROM jurisdiction_rule WHERE id = ${id}`.execute(db),
      ),
    ).rejects.toMatchObject({ constraint: 'jurisdiction_rule_valid_excl' })
  })

  test('a value that breaks its kind’s rules is refused in the reader’s words', async () => {
    const county = registry.as(COUNTY)
    const [item] = FIVE.items
    if (!item) throw new Error('the template has items')
    const value = { ...FIVE, items: [item] }
    const broken = { ...checklist('420304', '甲'), rule: { kind: 'acceptance-checklist.station' as const, value } }
    await expect(county.rules.publish(broken)).rejects.toMatchObject({
      code: 'rule-broken',
      details: { reason: 'checklist-weights', params: { sum: 20 } },
    })
    await expect(county.rules.publish(holidays('420304', '2026-07-01', '2026-07-01'))).rejects.toMatchObject(
      refused('holiday-twice'),
    )
  })

  test('a repeated command publishes once', async () => {
    const county = registry.as(COUNTY)
    const commandId = '01890000-0000-7000-8000-000000000001'
    const first = await county.rules.publish(checklist('420304', '甲'), commandId)
    expect(await county.rules.publish(checklist('420304', '甲'), commandId)).toEqual(first)
    expect((await county.rules.list({})).rows).toHaveLength(1)
  })
})

describe('ending', () => {
  test('from the day after its last day what is above holds', async () => {
    const all = registry.as()
    await all.rules.publish(checklist('4203', '五统一'))
    const { id, version } = await all.rules.publish(checklist('420304', '郧阳'))
    await all.rules.end({ id, version, on: '2025-12-31', reason: '改按市里的执行' })
    expect(await nameAt(TOWN, '2025-12-31')).toBe('郧阳')
    expect(await nameAt(TOWN, '2026-01-01')).toBe('五统一')
    expect((await all.rules.get({ id })).rule).toMatchObject({ state: 'ended', endReason: '改按市里的执行' })
    await expect(all.rules.end({ id, version, on: '2025-06-30', reason: '又改' })).rejects.toMatchObject({
      code: 'stale',
    })
  })

  test('a withdrawn version lets the one that it had replaced hold again', async () => {
    const county = registry.as(COUNTY)
    const first = await county.rules.publish(checklist('420304', '现行'))
    const second = await county.rules.publish(checklist('420304', '未定稿', { validFrom: '2026-07-01' }))
    expect((await county.rules.get({ id: second.id })).rule.state).toBe('coming')
    const withdrawn = await county.rules.end({ id: second.id, version: 1, on: null, reason: '文件未印发' })
    expect(withdrawn.restored).toBe(first.id)
    expect(await nameAt(TOWN, '2027-01-01')).toBe('现行')
    expect((await county.rules.get({ id: first.id })).rule).toMatchObject({ validTo: null, replacedBy: null })
    await expect(county.rules.end({ id: second.id, version: 2, on: null, reason: '再撤' })).rejects.toMatchObject(
      refused('rule-withdrawn'),
    )
  })
})

describe('when divisions change', () => {
  test('a county that moves takes its rules along, and is bound from its new place', async () => {
    const all = registry.as()
    await all.divisions.publishEdition({ source: '测试', rows: [row('4206', '襄阳市', 'prefecture', '42')] })
    const { id } = await all.rules.publish(checklist('420304', '郧阳'))
    await all.rules.publish(holidays('4206', '2026-07-01'))
    const moved = row('420304', '郧阳区', 'county', '4206', { validFrom: '2014-12-09' })
    await all.divisions.publishEdition({ source: '改隶', rows: [moved] })
    expect((await all.rules.get({ id })).rule).toMatchObject({ scopePath: '/42/4206/420304/', version: 2 })
    expect(await nameAt('/42/4206/420304/420304101/', '2026-01-01')).toBe('郧阳')
    const kept = await ruleInForce(registry.db.read, LOCAL_HOLIDAYS, ScopePath.parse('/42/4206/420304/'), '2026-01-01')
    expect(kept?.division).toBe('4206')
  })

  test('the rule of a township that was merged lapses with it and does not bind its successor', async () => {
    const all = registry.as()
    const { id } = await all.rules.publish(checklist('420304102', '青曲'))
    const own = await all.rules.publish(checklist('420304101', '杨溪铺', { validFrom: '2023-01-01' }))
    await all.divisions.publishEdition({
      source: '合并',
      rows: [
        row('420304102201', '王家山村', 'village', '420304101', { validFrom: '2014-12-09' }),
        row('420304102', '青曲镇', 'town', '420304', {
          ...{ validFrom: '2014-12-09', validTo: '2025-12-31', successors: ['420304101'] },
        }),
      ],
    })
    const { rule } = await all.rules.get({ id })
    expect(rule).toMatchObject({ state: 'ended', validTo: '2025-12-31', scopePath: TOWN })
    expect((await inForce(TOWN, '2026-01-01'))?.id).toBe(own.id)
    await all.rules.end({ id: own.id, version: 1, on: '2025-12-31', reason: '测试' })
    expect(await nameAt(TOWN, '2026-01-01')).toBe('基本条件')
    await expect(all.rules.publish(checklist('420304102', '青曲', { validFrom: '2026-01-01' }))).rejects.toMatchObject(
      refused('rule-division-ended'),
    )
  })
})
