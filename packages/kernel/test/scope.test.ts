import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  covers,
  EVERYWHERE,
  lastCode,
  meetingPlace,
  mergeScopes,
  narrowScopes,
  ScopePath,
  scopeRange,
} from '../src/scope.ts'

const segment = fc.stringMatching(/^[0-9A-Z]{1,4}$/)
const path = fc
  .array(segment, { maxLength: 4 })
  .map((codes) => ScopePath.parse(`/${codes.map((code) => `${code}/`).join('')}`))

/** Byte order, as the C collation of the database compares. */
function bytewise(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

describe('a scope path', () => {
  test('its index range holds exactly the places it covers', () => {
    fc.assert(
      fc.property(path, path, (scope, place) => {
        const { from, to } = scopeRange(scope)
        expect(bytewise(place, from) >= 0 && bytewise(place, to) < 0).toBe(covers(scope, place))
      }),
    )
  })

  test('a county does not cover its neighbour whose code begins alike', () => {
    expect(covers(ScopePath.parse('/42/4203/42030/'), ScopePath.parse('/42/4203/420304/'))).toBe(false)
  })

  test('merging keeps the same places and leaves no path inside another', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 6 }), path, (paths, place) => {
        const merged = mergeScopes(paths)
        expect(merged.some((scope) => covers(scope, place))).toBe(paths.some((scope) => covers(scope, place)))
        for (const one of merged) expect(merged.filter((other) => covers(other, one))).toEqual([one])
      }),
    )
  })

  test('narrowing is the intersection with a division', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 4 }), path, path, (scopes, within, place) => {
        const inBoth = scopes.some((scope) => covers(scope, place)) && covers(within, place)
        expect(narrowScopes(scopes, within).some((scope) => covers(scope, place))).toBe(inBoth)
      }),
    )
  })

  test('the whole platform has no code, a county has its own', () => {
    expect(lastCode(EVERYWHERE)).toBeUndefined()
    expect(lastCode(ScopePath.parse('/42/4203/4203L1/'))).toBe('4203L1')
  })
})

test.each([
  [['/42/4203/420304/'], '/42/4203/420304/'],
  [['/42/4203/420304/', '/42/4203/420302/'], '/42/4203/'],
  [['/42/4203/', '/42/4203/420304/420304101/'], '/42/4203/'],
  [['/42/4203/', '/42/42030/'], '/42/'],
  [['/42/', '/53/5325/'], '/'],
  [['/42/', '/'], '/'],
  [[], '/'],
])('%j meet in %s', (paths, meeting) => {
  expect(meetingPlace(paths.map((path) => ScopePath.parse(path)))).toBe(meeting)
})
