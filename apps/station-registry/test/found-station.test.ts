import { expect, test } from 'vitest'
import { aRoom, aStation, shiyan } from './registry.ts'

const TOWN = '420304101'

test('a founded station is preparing, has its code, and carries what was said of it', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version, status } = await all.stations.found(aStation(TOWN, { mode: 'agency', name: '杨溪铺镇社工站' }))
  expect({ code, version, status }).toEqual({ code: 'ST-420304101-01', version: 1, status: 'preparing' })
  const { station, ancestors } = await all.stations.get({ code })
  expect(station).toMatchObject({
    name: '杨溪铺镇社工站',
    division: TOWN,
    divisionName: '杨溪铺镇',
    scopePath: '/42/4203/420304/420304101/',
    statusSince: '2022-01-01',
    mode: 'agency',
    premises: { type: 'independent', caseRooms: 0 },
    plaqueOn: null,
  })
  expect(ancestors.map(({ name }) => name)).toEqual(['湖北省', '十堰市', '郧阳区'])
})

test('of 20 foundings in one township at the same time exactly one succeeds', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => all.stations.found(aStation(TOWN, { name: `第${index}社工站` }))),
  )
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused).toHaveLength(19)
  for (const error of refused) expect(error).toMatchObject({ code: 'conflict', details: { reason: 'host-taken' } })
  expect((await all.stations.list({})).rows.map(({ code }) => code)).toEqual(['ST-420304101-01'])
})

test('a township whose code changed holds one station, whichever code a second one names, also at the same time', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const old = aStation('420321101', { foundedOn: '2013-01-01' })
  const results = await Promise.allSettled([all.stations.found(old), all.stations.found(aStation(TOWN))])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const second of [old, aStation(TOWN, { name: '另一社工站' })]) {
    await expect(all.stations.found(second)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'host-taken' },
    })
  }
})

test('serials of foundings at the same time are unique and without gap', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  await all.stations.found(aStation(TOWN))
  const rooms = await Promise.all(
    Array.from({ length: 12 }, (_, index) => all.stations.found(aRoom('420304101201', { name: `第${index}社工室` }))),
  )
  expect(rooms.map(({ code }) => code).sort()).toEqual(
    Array.from({ length: 12 }, (_, index) => `SR-420304101201-${String(index + 1).padStart(2, '0')}`),
  )
})

test('a name is free again when the station that held it is closed, its code is not', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  await all.stations.found(aStation(TOWN))
  const { code } = await all.stations.found(aRoom('420304101201', { name: '财神庙村社工室' }))
  const again = aRoom('420304101201', { name: '财神庙村社工室' })
  await expect(all.stations.found(again)).rejects.toMatchObject({ code: 'conflict', details: { reason: 'name-taken' } })
  await all.stations.close({ code, version: 1, on: '2022-05-01', reason: '撤销' })
  expect((await all.stations.found(again)).code).toBe('SR-420304101201-02')
})

test('a room without a named station belongs to the only active one of its township', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  await expect(all.stations.found(aRoom('420304101201'))).rejects.toMatchObject({
    code: 'rule-broken',
    details: { reason: 'room-without-station' },
  })
  const station = await all.stations.found(aStation(TOWN))
  const room = await all.stations.found(aRoom('420304101201'))
  expect((await all.stations.get({ code: room.code })).parent).toEqual({ code: station.code, name: '社工站420304101' })
  expect((await all.stations.get({ code: station.code })).children).toBe(1)
})

test('a station with active rooms is not closed, nor one whose room is being founded meanwhile', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation(TOWN))
  const closing = () => all.stations.close({ code, version: 1, on: '2022-05-01', reason: '撤销' })
  const [closed, room] = await Promise.allSettled([closing(), all.stations.found(aRoom('420304101201'))])
  expect([closed.status, room.status].sort()).toEqual(['fulfilled', 'rejected'])
  if (room.status === 'fulfilled') {
    await expect(closing()).rejects.toMatchObject({ details: { reason: 'children-active', params: { count: 1 } } })
  }
})

test('a parent above may be named from below, one elsewhere is unknown', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const hub = (division: string) =>
    all.stations.found(aStation(division, { kind: 'hub', hostType: 'county', name: `总站${division}` }))
  const [own, other] = [await hub('420304'), await hub('420381')]
  const township = registry.as('/42/4203/420304/420304101/')
  await expect(township.stations.found(aStation(TOWN, { parent: other.code }))).rejects.toMatchObject({
    details: { reason: 'parent-unknown' },
  })
  const { code } = await township.stations.found(aStation(TOWN, { parent: own.code }))
  expect((await township.stations.get({ code })).parent?.code).toBe(own.code)
})

test.each([
  ['a day on which the division was not valid', { foundedOn: '2010-01-01' }, 'division-ended'],
  ['a day in the future', { foundedOn: '2026-07-01' }, 'date-in-future'],
  ['shared premises without saying with whom', { premises: { type: 'shared' } }, 'shared-with-missing'],
  ['half a pair of coordinates', { premises: { type: 'independent', longitude: 110.8 } }, 'coordinates-incomplete'],
  ['a host type that the division is not', { hostType: 'farm' }, 'host-type-not-allowed'],
] as const)('a founding with %s is refused and leaves nothing', async (_, more, reason) => {
  await using registry = await shiyan()
  const all = registry.as()
  await expect(all.stations.found(aStation(TOWN, more))).rejects.toMatchObject({
    code: 'rule-broken',
    details: { reason },
  })
  expect((await all.stations.list({})).rows).toEqual([])
  expect(await registry.db.read.selectFrom('station_serial').selectAll().execute()).toEqual([])
})

test('a founding that is refused, also beside others, takes no serial', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const elsewhere = registry.as('/42/4203/420381/')
  await all.stations.found(aStation(TOWN))
  const village = '420304101201'
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) => [
      all.stations.found(aRoom(village, { name: `第${index}社工室` })),
      elsewhere.stations.found(aRoom(village, { name: `他处${index}` })),
      all.stations.found(aRoom(village, { name: `明日${index}`, foundedOn: '2026-07-01' })),
    ]).flat(),
  )
  const codes = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.code] : [])).sort()
  expect(codes).toEqual(Array.from({ length: 6 }, (_, index) => `SR-${village}-0${index + 1}`))
  await expect(elsewhere.stations.found(aRoom(village))).rejects.toMatchObject({ code: 'not-found' })
})
