import { ERROR_CODES, isErrorCode } from '@zhanwang/kernel/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysOf } from '../src/locales/use-label.ts'
import { afterFailure, retryMs } from '../src/photos/after-failure.ts'

test('only what can never go well is refused, and only by the server’s own word', () => {
  const refused = keysOf(ERROR_CODES).filter((code) => afterFailure({ code, issues: [] }) === 'refused')
  expect(refused).toEqual(['invalid-input', 'forbidden', 'not-found', 'conflict', 'stale', 'too-large', 'rule-broken'])
  expect(refused.every((code) => isErrorCode(code) && ERROR_CODES[code].retry === 'never')).toBe(true)
})

test('a page that is signed out or offline keeps the photo, whatever else', () => {
  expect(afterFailure({ code: 'unauthenticated', issues: [] })).toBe('signed-out')
  expect(afterFailure({ code: 'offline', issues: [] })).toBe('network')
  expect(afterFailure({ code: 'unexpected', issues: [] })).toBe('later')
})

test('the wait grows with each failure to five minutes and no further', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, share) => {
      const ms = retryMs(failures, () => share)
      expect(ms).toBeGreaterThanOrEqual(1_000)
      expect(ms).toBeLessThanOrEqual(300_000)
      expect(retryMs(failures + 1, () => share)).toBeGreaterThanOrEqual(ms)
    }),
  )
})
