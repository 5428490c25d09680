import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Population } from './division.ts'

/** Throws `rule-broken` for a population of a year that has not begun, and for one that says nothing. */
export function checkPopulation(
  { year, registered, resident }: Pick<Population, 'year' | 'registered' | 'resident'>,
  today: BusinessDate,
): void {
  if (year > Number(today.slice(0, 4))) {
    throw new DomainError('rule-broken', { reason: 'year-in-future', params: { year } })
  }
  if (registered === null && resident === null) throw new DomainError('rule-broken', { reason: 'population-missing' })
}
