import { addDays } from '@zhanwang/kernel/calendar'
import { expect, test } from 'vitest'
import { dueGroup, endOfWeek } from '../src/due-group.ts'

// 2026-06-30 is a Tuesday.
test.each([
  ['2026-06-29', 'overdue'],
  ['2026-06-30', 'today'],
  ['2026-07-01', 'week'],
  ['2026-07-05', 'week'],
  ['2026-07-06', 'later'],
  [null, 'undated'],
] as const)('on Tuesday 30 June 2026 what is due on %s is %s', (dueOn, group) => {
  expect(dueGroup(dueOn, '2026-06-30')).toBe(group)
})

test('every day of a week has its Sunday, also before the year that weeks are counted from', () => {
  for (const sunday of ['2026-07-05', '2024-01-07', '2023-12-31', '1999-12-26']) {
    for (let back = 0; back < 7; back++) expect(endOfWeek(addDays(sunday, -back))).toBe(sunday)
  }
})
