import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { isOverdue, stepDeadline } from '../src/deadline.ts'
import { placeAbove, stepPlace } from '../src/step-place.ts'

test.each([
  ['a township', '/42/4203/420304/420304101/', 'county', '/42/4203/420304/'],
  ['武当山特区, a local county with 丹江口 codes', '/42/4203/4203L1/420381450/', 'county', '/42/4203/4203L1/'],
  ['a town of 东莞, which has no counties', '/44/4419/441900003/', 'county', '/44/4419/'],
  ['a county directly below its province', '/42/429004/429004101/', 'prefecture', '/42/'],
  ['a county, of a township step', '/42/4203/420304/', 'township', '/42/4203/420304/'],
  ['a village', '/42/4203/420304/420304101/420304101201/', 'township', '/42/4203/420304/420304101/'],
  ['everything', '/', 'county', '/'],
] as const)('the place of a step for %s', (_, subject, level, place) => {
  expect(stepPlace(ScopePath.parse(subject), level)).toBe(place)
})

test('the place above is one step up the tree', () => {
  expect(placeAbove(ScopePath.parse('/42/4203/420304/'))).toBe('/42/4203/')
  expect(placeAbove(ScopePath.parse('/42/429004/'))).toBe('/42/')
  expect(placeAbove(ScopePath.parse('/42/'))).toBe('/')
})

// 2026-11-18 is a Wednesday: 红河州's founding day is a day off there and nowhere else.
test('a deadline counts working days, without the holidays of the place', () => {
  const step = { workingDays: 3 }
  expect(stepDeadline('2026-11-16', step, [])).toBe('2026-11-19')
  expect(stepDeadline('2026-11-16', step, ['2026-11-18'])).toBe('2026-11-20')
  expect(isOverdue('2026-11-20', '2026-11-20')).toBe(false)
  expect(isOverdue('2026-11-20', '2026-11-21')).toBe(true)
})
