import { newId } from '@zhanwang/kernel/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aRoom, aStation, operating, row, shiyan } from './registry.ts'

const TOWN = '420304101'
const reason = '测试'

test('each step is kept with its date, reason and author, newest first', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version } = await operating(all, aStation(TOWN))
  const suspended = await all.stations.suspend({ code, version, on: '2022-06-01', reason: '装修' })
  await all.stations.resume({ code, version: suspended.version, on: '2022-07-01', reason: '装修完成' })

  const { rows: entries } = await all.stations.history({ code })
  expect(
    entries.filter(({ aspect }) => aspect === 'status').map(({ status, on, until }) => [status, on, until]),
  ).toEqual([
    ['operating', '2022-07-01', null],
    ['suspended', '2022-06-01', '2022-07-01'],
    ['operating', '2022-03-01', '2022-06-01'],
    ['preparing', '2022-01-01', '2022-03-01'],
  ])
  expect(entries[0]).toMatchObject({ reason: '装修完成', recordedBy: '张经办', recordedAt: '2026-06-30T02:00:00.000Z' })
  expect((await all.stations.get({ code })).station).toMatchObject({
    plaqueOn: '2022-03-01',
    statusSince: '2022-07-01',
  })
})

test('steps on one day are all kept, and the station is in the last one on that day', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version } = await operating(all, aStation(TOWN), '2022-01-01')
  const rectified = await all.stations.rectify({ code, version, on: '2022-01-01', reason })
  await all.stations.resume({ code, version: rectified.version, on: '2022-01-01', reason })
  const { rows: entries } = await all.stations.history({ code })
  expect(entries.filter(({ aspect }) => aspect === 'status')).toHaveLength(4)
  const { reading } = await all.indicators.read({ code: 'station-coverage', division: TOWN, on: '2022-01-01' })
  expect(reading).toMatchObject({ numerator: 1, denominator: 1 })
})

test('premises corrected on their first day replace the record and stay in the history', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation(TOWN))
  const change = (version: number, on: string, type: 'independent' | 'shared') =>
    all.stations.changePremises({ code, version, on, reason, premises: { type, sharedWith: '民政所' } })
  await change(1, '2022-05-01', 'shared')
  await change(2, '2022-05-01', 'independent')
  await expect(change(3, '2022-04-30', 'shared')).rejects.toMatchObject({ details: { reason: 'change-before-last' } })

  const { rows: entries } = await all.stations.history({ code })
  const premises = entries.filter(({ aspect }) => aspect === 'premises')
  expect(premises.map(({ on, until, premises: p }) => [on, until, p?.type])).toEqual([
    ['2022-05-01', null, 'independent'],
    ['2022-05-01', '2022-05-01', 'shared'],
    ['2022-01-01', '2022-05-01', 'independent'],
  ])
})

test('a change made from an old version is stale and changes nothing; so is the slower of two at once', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation(TOWN))
  const change = (mode: 'agency' | 'direct') =>
    all.stations.changeMode({ code, version: 1, on: '2022-02-01', reason, mode })
  const results = await Promise.allSettled([change('agency'), change('direct')])
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'stale' } }])
  expect((await all.stations.get({ code })).station.version).toBe(2)
})

test('a repeated command answers the same and changes nothing twice', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version } = await operating(all, aStation(TOWN))
  const step = { code, version, on: '2022-04-01', reason }
  const commandId = newId()
  const first = await all.stations.rectify(step, commandId)
  expect(await all.stations.rectify(step, commandId)).toEqual(first)
  expect((await all.stations.get({ code })).station.version).toBe(version + 1)
})

test('a merged station names the one it went into, and takes no more change', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const into = await operating(all, aStation(TOWN))
  const from = await operating(all, aStation('420304102'))
  const merge = (target: string, version = from.version) =>
    all.stations.merge({ code: from.code, version, into: target, on: '2023-01-01', reason })
  await expect(merge(from.code)).rejects.toMatchObject({ details: { reason: 'merge-into-itself' } })
  await expect(merge('ST-420304102-77')).rejects.toMatchObject({ code: 'not-found' })
  const merged = await merge(into.code)
  expect(merged.status).toBe('merged')
  expect((await all.stations.get({ code: from.code })).mergedInto).toEqual({
    code: into.code,
    name: '社工站420304101',
  })
  await expect(
    all.stations.changeMode({ code: from.code, version: merged.version, on: '2023-02-01', reason, mode: 'direct' }),
  ).rejects.toMatchObject({ details: { reason: 'station-ended' } })
})

test('a station is not merged into one that did not operate yet on that day', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const into = await operating(all, aStation(TOWN), '2023-01-01')
  const { code, version } = await operating(all, aStation('420304102'))
  const merge = (on: string) => all.stations.merge({ code, version, into: into.code, on, reason })
  await expect(merge('2022-12-31')).rejects.toMatchObject({
    details: { reason: 'merge-before-target', params: { on: '2022-12-31', since: '2023-01-01' } },
  })
  await expect(merge('2023-01-01')).resolves.toMatchObject({ status: 'merged' })
})

test('a merge takes the active rooms along, each with its history, audit entry and event; a closed one stays', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const into = await operating(all, aStation('420304102'))
  const from = await operating(all, aStation(TOWN))
  const room = await all.stations.found(aRoom('420304101201'))
  const late = await all.stations.found(aRoom('420304101201', { name: '后设社工室', foundedOn: '2023-06-01' }))
  const closed = await all.stations.found(aRoom('420304101201', { name: '已撤社工室' }))
  await all.stations.close({ code: closed.code, version: 1, on: '2022-05-01', reason })
  const { code, version } = from
  await all.stations.merge({ code, version, into: into.code, on: '2023-01-01', reason: '并站' })

  expect((await all.stations.get({ code: room.code })).station).toMatchObject({ parent: into.code, version: 2 })
  expect((await all.stations.get({ code: closed.code })).station.parent).toBe(code)
  expect((await all.stations.get({ code: into.code })).children).toBe(2)
  const parents = async (child: string) => {
    const { rows } = await all.stations.history({ code: child })
    return rows.flatMap(({ aspect, parent, on, until }) => (aspect === 'parent' ? [[parent, on, until]] : []))
  }
  expect(await parents(room.code)).toEqual([
    [into.code, '2023-01-01', null],
    [code, '2022-01-01', '2023-01-01'],
  ])
  expect(await parents(late.code)).toEqual([
    [into.code, '2023-06-01', null],
    [code, '2023-06-01', '2023-06-01'],
  ])
  const { read } = registry.db
  const audited = await read
    .selectFrom('audit_entry')
    .select('detail')
    .where('subject_id', '=', room.code)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(audited?.detail).toMatchObject({ before: { parent: code }, after: { parent: into.code }, reason: '并站' })
  const told = await read
    .selectFrom('outbox')
    .select('state')
    .where('aggregate_id', '=', room.id)
    .orderBy('aggregate_version', 'desc')
    .executeTakeFirst()
  expect(told?.state).toMatchObject({ parent: into.code, version: 2 })
})

test('the pages of a history hold every entry once, in the order of the whole', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  await all.stations.found(aStation(TOWN))
  const { code, version } = await operating(all, aRoom('420304101201', { mode: 'agency' }), '2022-01-01')
  await all.stations.suspend({ code, version, on: '2022-01-01', reason })
  const whole = await all.stations.history({ code })
  expect(whole.rows.map(({ aspect }) => aspect)).toEqual(['status', 'status', 'mode', 'parent', 'premises', 'status'])
  const paged: typeof whole.rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await all.stations.history({ code, cursor, limit: 1 })
    paged.push(...page.rows)
    if (!page.next) break
    cursor = page.next
  }
  expect(paged).toEqual(whole.rows)
  await expect(all.stations.history({ code, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a name is one however it is spaced, when founding and when changing', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  await all.stations.found(aStation(TOWN))
  const first = await all.stations.found(aRoom('420304101201', { name: '王家山\u3000社工室' }))
  expect((await all.stations.get({ code: first.code })).station.name).toBe('王家山社工室')
  const again = aRoom('420304101201', { name: '王家山\u200b 社工室' })
  await expect(all.stations.found(again)).rejects.toMatchObject({ details: { reason: 'name-taken' } })
  const { code } = await all.stations.found(aRoom('420304101201', { name: '第二社工室' }))
  const details = { code, version: 1, features: [], responsible: [], phone: '', remark: '' }
  await expect(all.stations.changeDetails({ ...details, name: '王 家 山 社工室' })).rejects.toMatchObject({
    details: { reason: 'name-taken' },
  })
  await expect(all.stations.changeDetails({ ...details, name: '\u200b室\u200b' })).rejects.toMatchObject({
    details: { reason: 'name-length' },
  })
})

test('a moved or renamed station has an audit entry of its own, with path and name before and after', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation('420304102'))
  await all.divisions.publishEdition({
    source: '更名',
    rows: [row('420304102', '青曲新镇', 'town', '420302', { validFrom: '2014-12-09' })],
  })
  const entries = await registry.db.read
    .selectFrom('audit_entry')
    .select(['subject_type', 'subject_id', 'detail'])
    .where('subject_id', 'in', [code, '420304102201'])
    .orderBy('id', 'desc')
    .execute()
  expect(entries).toContainEqual({
    subject_type: 'station',
    subject_id: code,
    detail: {
      before: { scopePath: '/42/4203/420304/420304102/', divisionName: '青曲镇' },
      after: { scopePath: '/42/4203/420302/420304102/', divisionName: '青曲新镇' },
    },
  })
  expect(entries).toContainEqual({
    subject_type: 'division',
    subject_id: '420304102201',
    detail: {
      before: { scopePath: '/42/4203/420304/420304102/420304102201/' },
      after: { scopePath: '/42/4203/420302/420304102/420304102201/' },
    },
  })
})

test('changed details are audited with what was before and after', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation(TOWN))
  const details = { features: [], responsible: [], phone: '0719-1234567', remark: '' }
  await all.stations.changeDetails({ code, version: 1, name: '杨溪铺镇社会工作站', ...details })
  const entries = await registry.db.read
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_type', '=', 'station')
    .orderBy('id')
    .execute()
  expect(entries.at(-1)).toMatchObject({
    subject_id: code,
    scope_path: '/42/4203/420304/420304101/',
    division: TOWN,
    detail: {
      before: { name: '社工站420304101', phone: '' },
      after: { name: '杨溪铺镇社会工作站', phone: '0719-1234567' },
    },
  })
})

test.each(['station_status', 'station_premises', 'station_mode'] as const)(
  'two periods of one station in %s cannot overlap, whoever writes them',
  async (table) => {
    await using registry = await shiyan()
    const all = registry.as()
    const { code } = await all.stations.found(aStation(TOWN, { mode: 'agency' }))
    const copied = { station_status: 'status', station_premises: 'premises', station_mode: 'mode' }[table]
    const overlap = registry.db.command(commandOf(), async (tx) => {
      await sql`INSERT INTO ${sql.id(table)} (station_id, sequence, since, valid, ${sql.id(copied)}, reason, recorded_by_id,
          recorded_by, recorded_at)
        SELECT station_id, 99, '2022-06-01', '[2022-06-01,2022-07-01)', period.${sql.id(copied)}, '', '', '', now()
        FROM ${sql.id(table)} AS period JOIN station ON station.id = station_id WHERE code = ${code}`.execute(tx.db)
    })
    await expect(overlap).rejects.toMatchObject({ name: 'ConstraintViolation', kind: 'exclusion' })
  },
)

function commandOf() {
  return {
    actor: { kind: 'account' as const, id: 'a', name: 'a', grants: [] },
    scopes: [],
    procedure: 'test',
    now: new Date(),
    today: '2026-06-30',
    language: 'zh' as const,
    correlationId: 'test',
    commandId: newId(),
    inputDigest: '',
  }
}
