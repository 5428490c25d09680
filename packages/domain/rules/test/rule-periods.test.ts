import { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { describe, expect, test } from 'vitest'
import { checkEnd, lastBefore, planPublication, type VersionPeriod } from '../src/rule-periods.ts'
import { ruleState } from '../src/rule-state.ts'

const day = (text: string) => BusinessDate.parse(text)
const TODAY = day('2026-06-30')
const version = (since: string, last: string | null = null): VersionPeriod => ({
  id: newId(),
  since: day(since),
  until: last === null ? null : day(last),
  last: last === null ? null : day(last),
  replacedBy: null,
})
const publish = (versions: VersionPeriod[], from: string, to: string | null = null) =>
  planPublication(versions, { validFrom: day(from), validTo: to === null ? null : day(to) }, TODAY)
const reasonOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    const { code, details } = error as DomainError
    return [code, details.reason]
  }
  return undefined
}

describe('publishing a version', () => {
  test('the first one replaces nothing', () => {
    expect(publish([], '2026-07-01')).toEqual({ replaced: null })
  })

  test('it replaces the one that holds on its first day, whether in the past or to come', () => {
    const [old, running] = [version('2020-01-01', '2021-12-31'), version('2022-01-01')]
    for (const from of ['2022-01-01', '2024-05-01', '2027-01-01'])
      expect(publish([old, running], from)).toEqual({ replaced: running })
    expect(publish([old], '2022-01-01')).toEqual({ replaced: null })
  })

  test('it may have an end, after which nothing holds or what is above does', () => {
    const running = version('2022-01-01')
    expect(publish([running], '2026-07-01', '2031-06-30')).toEqual({ replaced: running })
  })

  test('a version that begins while the new one would hold refuses it', () => {
    const later = version('2026-09-01')
    expect(reasonOf(() => publish([later], '2026-07-01'))).toEqual(['conflict', 'rule-later-version'])
    expect(reasonOf(() => publish([later], '2026-07-01', '2026-09-01'))).toEqual(['conflict', 'rule-later-version'])
    expect(publish([later], '2026-07-01', '2026-08-31')).toEqual({ replaced: null })
  })

  test('a document of the past that is over does not cut one that still holds', () => {
    const running = version('2020-01-01')
    expect(reasonOf(() => publish([running], '2021-01-01', '2021-12-31'))).toEqual(['conflict', 'rule-inside-version'])
  })

  test('it does not end before it begins', () => {
    expect(reasonOf(() => publish([], '2026-07-01', '2026-06-30'))).toEqual(['rule-broken', 'rule-ends-before-start'])
  })

  test('what it replaces ends the day before; what began the same day held on none', () => {
    expect(lastBefore(version('2022-01-01'), day('2026-07-01'))).toBe('2026-06-30')
    expect(lastBefore(version('2026-07-01'), day('2026-07-01'))).toBeNull()
  })
})

describe('ending a version', () => {
  test('its last day lies between its first and the day before its present last', () => {
    const until = version('2026-01-01', '2026-12-31')
    checkEnd(until, day('2026-01-01'))
    checkEnd(until, day('2026-12-30'))
    expect(reasonOf(() => checkEnd(until, day('2026-12-31')))).toEqual(['rule-broken', 'rule-ends-sooner'])
    expect(reasonOf(() => checkEnd(until, day('2025-12-31')))).toEqual(['rule-broken', 'rule-ends-before-start'])
  })

  test('one that a later version replaced is not withdrawn from under it', () => {
    checkEnd(version('2026-01-01'), null)
    const replaced = { ...version('2026-01-01', '2026-06-30'), replacedBy: newId() }
    expect(reasonOf(() => checkEnd(replaced, null))).toEqual(['rule-broken', 'rule-replaced'])
  })
})

test('a version stands as its days say, both ends included', () => {
  const at = (validFrom: string, validTo: string | null, withdrawn = false) =>
    ruleState({ validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo), withdrawn }, TODAY)
  expect(at('2026-07-01', null)).toBe('coming')
  expect(at('2026-06-30', '2026-06-30')).toBe('running')
  expect(at('2026-01-01', '2026-06-29')).toBe('ended')
  expect(at('2026-01-01', null, true)).toBe('withdrawn')
})
