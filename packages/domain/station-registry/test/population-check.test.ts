import { expect, test } from 'vitest'
import { checkPopulation } from '../src/population-check.ts'

const check = (year: number, registered: number | null, resident: number | null) => () =>
  checkPopulation({ year, registered, resident }, '2026-06-30')

test('a population is of this year or an earlier one, and says at least one number', () => {
  expect(check(2026, null, 0)).not.toThrow()
  expect(check(2020, 1, null)).not.toThrow()
  expect(check(2027, 1, 1)).toThrow('rule-broken: year-in-future')
  expect(check(2026, null, null)).toThrow('rule-broken: population-missing')
})
