import { expect, test } from 'vitest'
import { type Asker, aRoom, aStation, operating, row, shiyan, type TestRegistry } from './registry.ts'

const [YANGXI, QINGQU] = ['420304101', '420304102']
const SINCE = { validFrom: '2014-12-09' }
const [EVE, DAY] = ['2026-05-31', '2026-06-01']
const source = '省政府批复'

/** 青曲镇 is merged into 杨溪铺镇, to which its village goes. */
const MERGER = [
  row('420304102201', '王家山村', 'village', QINGQU, { ...SINCE, validTo: EVE }),
  row('420304102201', '王家山村', 'village', YANGXI, { validFrom: DAY }),
  row(QINGQU, '青曲镇', 'town', '420304', { ...SINCE, validTo: EVE, successors: [YANGXI] }),
]

/** A county in which both towns have a station, one of them shared, and 青曲镇's village a room. */
async function county() {
  const registry = await shiyan()
  const all = registry.as()
  const stay = await operating(all, aStation(YANGXI, { name: '杨溪铺镇社工站' }))
  const shared = { type: 'shared', sharedWith: '民政所' } as const
  const goes = await operating(all, aStation(QINGQU, { name: '青曲镇社工站', premises: shared }))
  const room = await operating(all, aRoom('420304102201', { name: '王家山社工室' }), '2022-04-01')
  return { registry, all, officer: registry.as('/42/4203/420304/'), stay, goes, room }
}

async function everything({ db: { read } }: TestRegistry) {
  const [divisions, stations, events, audit, commands] = await Promise.all([
    read.selectFrom('division').selectAll().orderBy('id').execute(),
    read.selectFrom('station').selectAll().orderBy('id').execute(),
    read.selectFrom('outbox').select('id').orderBy('id').execute(),
    read.selectFrom('audit_entry').select('id').orderBy('id').execute(),
    read.selectFrom('command').select('command_id').orderBy('command_id').execute(),
  ])
  return { divisions, stations, events, audit, commands }
}

/** Coverage of stations and rooms and the rate of independent offices as `numerator/denominator`. */
async function figures(all: Asker, on: string) {
  const codes = ['station-coverage', 'room-coverage', 'independent-office-rate']
  const read = await Promise.all(codes.map((code) => all.indicators.read({ code, division: '420304', on })))
  return read.map(({ reading }) => `${reading.numerator}/${reading.denominator}`)
}

test('the preview of a merger says what becomes of divisions, stations and figures, and writes nothing', async () => {
  const { registry, officer, stay, goes, room } = await county()
  await using _ = registry
  const before = await everything(registry)
  const preview = await officer.divisions.previewEdition({ source, rows: MERGER })
  expect(await everything(registry)).toEqual(before)

  expect(preview).toMatchObject({ problems: [], created: 1, changed: 2, unchanged: 0 })
  expect(preview.effects.map(({ effect, name, on, before: was, after }) => [effect, name, on, was, after])).toEqual([
    ['moved', '王家山村', DAY, '青曲镇', '杨溪铺镇'],
    ['merged', '青曲镇', DAY, '青曲镇', '杨溪铺镇'],
  ])
  const above = '湖北省 十堰市 郧阳区'
  expect(preview.stations).toEqual({
    count: 2,
    rows: [
      {
        code: room.code,
        name: '王家山社工室',
        kind: 'room',
        before: `${above} 青曲镇 王家山村`,
        after: `${above} 杨溪铺镇 王家山村`,
      },
      { code: goes.code, name: '青曲镇社工站', kind: 'station', before: `${above} 青曲镇`, after: `${above} 杨溪铺镇` },
    ],
  })
  expect(preview.townships).toMatchObject([{ code: YANGXI, stations: [{ code: stay.code }, { code: goes.code }] }])
  const told = preview.figures.map(({ on, before: was, after }) => [
    `${was?.code} ${on}`,
    `${was?.numerator}/${was?.denominator}`,
    `${after?.numerator}/${after?.denominator}`,
  ])
  expect(told).toEqual([
    [`station-coverage ${EVE}`, '2/2', '2/2'],
    [`room-coverage ${EVE}`, '1/3', '1/3'],
    [`independent-office-rate ${EVE}`, '1/2', '1/2'],
    [`station-coverage ${DAY}`, '2/2', '1/1'],
    [`room-coverage ${DAY}`, '1/3', '1/3'],
    [`independent-office-rate ${DAY}`, '1/2', '1/2'],
  ])
})

test('a township merger leaves yesterday’s figures as they were, and today’s are those of the preview', async () => {
  const { registry, all, officer, stay, goes, room } = await county()
  await using _ = registry
  const eve = await figures(all, EVE)
  await officer.divisions.publishEdition({ source, rows: MERGER })
  expect(await figures(all, EVE)).toEqual(eve)
  expect(await figures(all, DAY)).toEqual(['1/1', '1/3', '1/2'])

  // Two stations stand in one township until the one is merged into the other, from which day on it is counted no more.
  const { station } = await officer.stations.get({ code: goes.code })
  const on = '2026-06-10'
  await officer.stations.merge({ code: goes.code, version: station.version, into: stay.code, on, reason: '并镇' })
  expect((await officer.stations.get({ code: room.code })).parent?.code).toBe(stay.code)
  expect(await figures(all, '2026-06-09')).toEqual(['1/1', '1/3', '1/2'])
  expect(await figures(all, on)).toEqual(['1/1', '1/3', '1/1'])
  expect(await figures(all, EVE)).toEqual(eve)
  // Nothing is left to do: the same edition again has no effect.
  const again = await officer.divisions.previewEdition({ source, rows: MERGER })
  expect(again).toMatchObject({ unchanged: 3, effects: [], townships: [], figures: [], stations: { count: 0 } })
})

test('a split leaves the station with the first successor, and names the township that has none', async () => {
  const { registry, all, officer, goes } = await county()
  await using _ = registry
  const eve = await figures(all, EVE)
  const rows = [
    row('420304103', '青曲东镇', 'town', '420304', { validFrom: DAY }),
    row('420304105', '青曲西镇', 'town', '420304', { validFrom: DAY }),
    row('420304102201', '王家山村', 'village', QINGQU, { ...SINCE, validTo: EVE }),
    row('420304102201', '王家山村', 'village', '420304103', { validFrom: DAY }),
    row(QINGQU, '青曲镇', 'town', '420304', { ...SINCE, validTo: EVE, successors: ['420304103', '420304105'] }),
  ]
  const preview = await officer.divisions.previewEdition({ source, rows })
  expect(preview.effects.map(({ effect, name, after }) => [effect, name, after])).toEqual([
    ['created', '青曲东镇', '郧阳区'],
    ['created', '青曲西镇', '郧阳区'],
    ['moved', '王家山村', '青曲东镇'],
    ['split', '青曲镇', '青曲东镇、青曲西镇'],
  ])
  expect(preview.townships).toEqual([{ code: '420304105', name: '青曲西镇', stations: [] }])

  await officer.divisions.publishEdition({ source, rows })
  expect(await figures(all, EVE)).toEqual(eve)
  expect(await figures(all, DAY)).toEqual(['2/3', '1/3', '1/2'])
  expect((await officer.stations.get({ code: goes.code })).station.scopePath).toBe('/42/4203/420304/420304103/')
})

test('a renaming changes no figure, and a move to another county takes the station’s figures with it from that day', async () => {
  const { registry, all, goes } = await county()
  await using _ = registry
  const renamed = [
    row(QINGQU, '青曲镇', 'town', '420304', { ...SINCE, validTo: EVE }),
    row(QINGQU, '青曲新镇', 'town', '420304', { validFrom: DAY }),
  ]
  const preview = await all.divisions.previewEdition({ source, rows: renamed })
  expect(preview.effects).toMatchObject([{ effect: 'renamed', before: '青曲镇', after: '青曲新镇', on: DAY }])
  await all.divisions.publishEdition({ source, rows: renamed })
  expect(await figures(all, DAY)).toEqual(await figures(all, EVE))

  const [last, next] = ['2026-06-14', '2026-06-15']
  const moved = [
    row(QINGQU, '青曲新镇', 'town', '420304', { validFrom: DAY, validTo: last }),
    row(QINGQU, '青曲新镇', 'town', '420302', { validFrom: next }),
  ]
  const move = await all.divisions.previewEdition({ source, rows: moved })
  expect(move.effects).toMatchObject([{ effect: 'moved', before: '郧阳区', after: '茅箭区', on: next }])
  // Both counties: the figures are those of the city above them.
  expect(move.figures[0]?.before?.division).toBe('4203')
  await all.divisions.publishEdition({ source, rows: moved })
  expect(await figures(all, last)).toEqual(['2/2', '1/3', '1/2'])
  expect(await figures(all, next)).toEqual(['1/1', '0/2', '1/1'])
  const maojian = registry.as('/42/4203/420302/')
  expect((await maojian.stations.get({ code: goes.code })).station.divisionName).toBe('青曲新镇')
})

test('everything for which publishing would refuse an edition is said at once, and what is outside the scope alone', async () => {
  await using registry = await shiyan()
  const rows = [
    row('420304103', '白桑关镇', 'county', '420304'),
    row('420304104', '梅铺镇', 'town', '420304', { validFrom: '2014-12-08' }),
    row(QINGQU, '青曲镇', 'town', '420304', { ...SINCE, validTo: '2020-12-31' }),
  ]
  const officer = registry.as('/42/4203/420304/')
  const { problems } = await officer.divisions.previewEdition({ source, rows })
  expect(problems.map(({ reason, code }) => `${reason} ${code}`).sort()).toEqual([
    'division-kind-code 420304103',
    `division-leaves-children ${QINGQU}`,
    'division-outside-parent 420304103',
    'division-outside-parent 420304104',
  ])
  expect(problems[0]?.text).toBe('区划 420304103 的类型与代码的级别不符')
  await expect(officer.divisions.publishEdition({ source, rows })).rejects.toThrow('division-kind-code')

  const outside = [...rows, row('420381102', '浪河镇', 'town', '420381')]
  const refused = await officer.divisions.previewEdition({ source, rows: outside })
  expect(refused.problems.map(({ reason, code }) => [reason, code])).toEqual([['parent-division-unknown', '420381102']])
  expect(refused.effects).toEqual([])
})

test('a preview refuses what would draw in what others govern, as publishing does', async () => {
  await using registry = await shiyan()
  const retired = row('420381199', '旧镇', 'town', '420381', { validTo: '2014-12-08', successors: ['420304199'] })
  await registry.as().divisions.publishEdition({ source: 'a', rows: [retired] })
  const rows = [row('420304199', '新镇', 'town', '420304', SINCE)]
  const { problems } = await registry.as('/42/4203/420304/').divisions.previewEdition({ source, rows })
  expect(problems.map(({ reason }) => reason)).toEqual(['division-follower-outside'])
})
