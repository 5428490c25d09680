import { expect, test } from 'vitest'
import { aRoom, aStation, row, shiyan } from './registry.ts'

const OWN = '/42/4203/420304/420304101/'

test('a township reads and changes its own, and finds nothing that lies beside or above it', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const beside = await all.stations.found(aStation('420304102'))
  const above = await all.stations.found(aStation('420304', { kind: 'hub', hostType: 'county' }))
  const township = registry.as(OWN)
  const own = await township.stations.found(aStation('420304101'))
  const room = await township.stations.found(aRoom('420304101201'))
  expect((await township.stations.list({})).rows.map(({ code }) => code)).toEqual([own.code, room.code])
  expect((await township.stations.list({ division: '42' })).rows.map(({ code }) => code)).toEqual([own.code, room.code])

  const on = '2022-05-01'
  const reason = '测试'
  const premises = { type: 'independent' as const }
  const details = { name: '新名称', features: [], responsible: [], phone: '', remark: '' }
  for (const { code, version } of [beside, above]) {
    const { stations } = township
    const step = { code, version, on, reason }
    for (const refused of [
      () => stations.get({ code }),
      () => stations.history({ code }),
      () => stations.rectify(step),
      () => stations.suspend(step),
      () => stations.resume(step),
      () => stations.close(step),
      () => stations.merge({ ...step, into: own.code }),
      () => stations.merge({ code: own.code, version: 1, into: code, on, reason }),
      () => stations.changeDetails({ code, version, ...details }),
      () => stations.changePremises({ ...step, premises }),
      () => stations.changeMode({ ...step, mode: 'direct' }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'not-found' })
    }
  }
  const population = { year: 2020, registered: 1, resident: 1, source: 'x' }
  for (const division of ['420304102', '420304', '4203', '420302', '420399']) {
    for (const refused of [
      () => township.stations.found(aStation(division)),
      () => township.divisions.get({ code: division }),
      () => township.divisions.recordPopulation({ code: division, ...population }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'not-found' })
    }
  }
  await expect(township.stations.list({ division: '420304102' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(township.divisions.list({ parent: '420304102' })).rejects.toMatchObject({ code: 'not-found' })
})

test('an unknown division and one outside the scope answer the same', async () => {
  await using registry = await shiyan()
  const township = registry.as(OWN)
  const answer = (code: string) => township.divisions.get({ code }).catch((error: Error) => error)
  expect(await answer('420304102')).toMatchObject({
    details: { reason: 'division-unknown', params: { code: '420304102' } },
  })
  expect(await answer('990000')).toMatchObject({ details: { reason: 'division-unknown', params: { code: '99' } } })
})

test('the list of divisions begins with the highest ones of the reader, and goes down by parent', async () => {
  await using registry = await shiyan()
  const names = async (asker: ReturnType<typeof registry.as>, input: Parameters<typeof asker.divisions.list>[0]) =>
    (await asker.divisions.list(input)).rows.map(({ name }) => name)
  expect(await names(registry.as(), {})).toEqual(['湖北省'])
  const two = registry.as('/42/4203/420302/', OWN)
  expect(await names(two, {})).toEqual(['茅箭区', '杨溪铺镇'])
  expect(await names(two, { parent: '4203' })).toEqual(['茅箭区'])
  expect(await names(two, { deep: true })).toEqual(['茅箭区', '武当路街道', '杨溪铺镇', '杨溪社区', '财神庙村'])
  expect(await names(two, { text: '杨' })).toEqual(['杨溪铺镇', '杨溪社区'])
  expect(await names(registry.as(), { level: 'county' })).toEqual(['茅箭区', '郧阳区', '丹江口市'])
  expect(await names(registry.as(), { level: 'county', on: '2014-12-08' })).toEqual(['茅箭区', '郧县', '丹江口市'])
  expect((await two.divisions.list({})).rows.map(({ hasChildren }) => hasChildren)).toEqual([true, true])
  expect((await registry.as().divisions.list({ parent: '420302001' })).rows).toEqual([])
})

test('an edition is loaded only inside the scope of who loads it', async () => {
  await using registry = await shiyan()
  const county = registry.as('/42/4203/420304/')
  const load = (...rows: ReturnType<typeof row>[]) => county.divisions.publishEdition({ source: 'x', rows })
  const since = { validFrom: '2014-12-09' }
  await expect(load(row('420304103', '白桑关镇', 'town', '420304', since))).resolves.toMatchObject({ created: 1 })
  const stolen = row('420381101', '土关垭镇', 'town', '420304')
  await expect(load(stolen)).rejects.toMatchObject({ details: { reason: 'parent-division-unknown' } })
  // What is wrong besides must not tell whether it exists: it overlaps the version that is there.
  const beside = row('420381101', '土关垭镇', 'town', '420381', { validFrom: '2010-01-01' })
  await expect(load(beside)).rejects.toMatchObject({ details: { reason: 'parent-division-unknown' } })
  await expect(load(row('43', '湖南省', 'province', null))).rejects.toMatchObject({ code: 'rule-broken' })
})
