import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStation, operating, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeAll(async () => {
  registry = await shiyan()
})
afterAll(() => registry?.[Symbol.asyncDispose]())

test('what was done to a station is found by its code, newest first, with the state of the seal', async () => {
  const { code, version } = await operating(registry.as(), aStation('420304101'))
  const suspended = await registry.as().stations.suspend({ code, version, on: '2022-05-01', reason: '搬迁' })
  await registry.as().stations.resume({ code, version: suspended.version, on: '2022-06-01', reason: '搬迁完成' })
  const { rows } = await registry.as().audit.search({ subject: code })
  expect(rows.map(({ procedure }) => procedure)).toEqual([
    'stations.resume',
    'stations.suspend',
    // Its founding and the day of its plaque.
    'stations.recordExisting',
    'stations.recordExisting',
  ])
  expect(rows.map(({ at }) => at)).toEqual(
    rows
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  )
  expect(rows[0]).toMatchObject({
    actorId: 'account-1',
    actorName: '张经办',
    subjectType: 'station',
    division: '420304101',
    sealed: false,
  })
  expect(await registry.as().audit.seal({})).toMatchObject({ seals: 0, intact: null })
})

test('a division’s entries are found through the tree, not through digits, and none outside the reader’s scope', async () => {
  await operating(registry.as(), aStation('420302001', { hostType: 'subdistrict' }))
  const inYunyang = await registry.as().audit.search({ division: '420304', procedure: 'stations', limit: 100 })
  expect(inYunyang.rows.length).toBeGreaterThan(0)
  expect(inYunyang.rows.every(({ division }) => division?.startsWith('420304'))).toBe(true)
  const local = registry.as('/42/4203/420304/')
  expect((await local.audit.search({ limit: 100 })).rows.map(({ id }) => id)).toEqual(
    inYunyang.rows.map(({ id }) => id),
  )
  await expect(local.audit.search({ division: '420302' })).rejects.toMatchObject({
    code: 'not-found',
    details: { reason: 'division-unknown' },
  })
})
