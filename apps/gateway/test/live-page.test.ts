import { Actor } from '@zhanwang/kernel/actor'
import { ScopePath } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLivePage } from '../src/live/live-page.ts'

const reader = Actor.parse({
  kind: 'account',
  id: 'a1',
  name: '王敏',
  grants: [{ permissions: ['station.read'], scope: '/42/4203/' }],
})
const place = (path: string) => ScopePath.parse(path)

test('however much happens, a page keeps little, and tells each thing by name or as "much changed"', async () => {
  const notices = fc.array(
    fc.record({
      topic: fc.constantFrom('a.x', 'a.y', 'open'),
      key: fc.oneof(
        { weight: 9, arbitrary: fc.nat(200).map(String) },
        { weight: 1, arbitrary: fc.constantFrom('', 'k') },
      ),
    }),
    { minLength: 1, maxLength: 300 },
  )
  await fc.assert(
    fc.asyncProperty(notices, async (told) => {
      const page = createLivePage(reader)
      for (const notice of told) page.tell(notice)
      const taken = (await page.next()) ?? []
      page.end()
      const names = new Set(taken.map(({ topic, key }) => `${topic} ${key}`))
      expect(names.size).toBe(taken.length)
      for (const { topic, key } of told) expect(names.has(`${topic} ${key}`) || names.has(`${topic} `)).toBe(true)
      for (const { topic, key } of taken)
        expect(key === '' || told.some((notice) => notice.topic === topic && notice.key === key)).toBe(true)
      for (const topic of ['a.x', 'a.y', 'open'])
        expect(taken.filter((notice) => notice.topic === topic).length).toBeLessThanOrEqual(50)
    }),
    { numRuns: 8 },
  )
})

test('a page knows of what lies where its reader holds the permission, also after the rights changed', () => {
  const page = createLivePage(reader)
  expect(page.mayKnow('station.read', place('/42/4203/420304/'))).toBe(true)
  expect(page.mayKnow('station.read', place('/42/4201/'))).toBe(false)
  expect(page.mayKnow('account.read', place('/42/4203/'))).toBe(false)
  page.become({ ...reader, grants: [{ permissions: ['station.read'], scope: place('/53/') }] })
  expect(page.mayKnow('station.read', place('/42/4203/420304/'))).toBe(false)
  expect(page.mayKnow('station.read', place('/53/5325/'))).toBe(true)
})

test('a page that ended tells nothing more, and says once why', async () => {
  const page = createLivePage(reader)
  const waiting = page.next()
  page.tell({ topic: 'a.x', key: 'k' })
  page.end()
  expect(await waiting).toBeUndefined()
  page.tell({ topic: 'a.x', key: 'k' })
  expect(await page.next()).toBeUndefined()
})

test('an office is held exactly where it is, by whom it is not kept from', () => {
  const page = createLivePage(reader)
  const office = { permission: 'station.read', place: place('/42/4203/'), notFor: [] }
  expect(page.holds(office)).toBe(true)
  expect(page.holds({ ...office, place: place('/42/4203/420304/') })).toBe(false)
  expect(page.holds({ ...office, place: place('/42/') })).toBe(false)
  expect(page.holds({ ...office, permission: 'station.supervise' })).toBe(false)
  expect(page.holds({ ...office, notFor: ['a1'] })).toBe(false)
})
