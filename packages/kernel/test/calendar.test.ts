import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  addDays,
  addMonths,
  BusinessDate,
  daysBetween,
  endOfMonth,
  monthOf,
  Period,
  parsePeriod,
  periodRange,
  startOfMonth,
  todayInShanghai,
  YearMonth,
  yearsBetween,
} from '../src/calendar.ts'

const dates = fc.integer({ min: -30_000, max: 40_000 }).map((days) => addDays('2000-01-01', days))

describe('dates', () => {
  test.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(BusinessDate.safeParse(text).success).toBe(true)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-1-1',
    '20230101',
    '2023-01-01T00:00:00Z',
    '',
  ])('%j does not', (text) => {
    expect(BusinessDate.safeParse(text).success).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
  })

  test.each(['1900-01-01', '2200-12-31'])('%s may be recorded', (text) => {
    expect(BusinessDate.safeParse(text).success).toBe(true)
  })

  test.each(['0000-01-01', '0001-01-01', '1899-12-31', '2201-01-01', '9999-12-31'])(
    '%s exists, is no date that anything may be recorded on, and can still be reckoned with',
    (text) => {
      expect(BusinessDate.safeParse(text).success).toBe(false)
      expect(Period.safeParse(`${text}/${text}`).success).toBe(false)
      expect(Period.safeParse(text.slice(0, 4)).success).toBe(false)
      expect(YearMonth.safeParse(text.slice(0, 7)).success).toBe(false)
      expect(daysBetween(text, text)).toBe(0)
      expect(addMonths(text, 0)).toBe(text)
    },
  )

  test('the date in Shanghai changes at 16:00 UTC', () => {
    expect(todayInShanghai(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
    expect(todayInShanghai(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
    expect(todayInShanghai(new Date('1969-12-31T15:59:59Z'))).toBe('1969-12-31')
  })

  test('days added are days between, and text order is time order', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = addDays(date, days)
        expect(BusinessDate.safeParse(later).success).toBe(true)
        expect(daysBetween(date, later)).toBe(days)
        expect(addDays(later, -days)).toBe(date)
        expect(Math.sign(days)).toBe(later > date ? 1 : later < date ? -1 : 0)
      }),
    )
  })

  test('a fraction of a day and a date beyond four-digit years are refused', () => {
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('0000-01-31', -1)).toThrow(RangeError)
    expect(() => addDays('2026-01-01', Number.NaN)).toThrow(RangeError)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2026-11-24', 2, '2027-01-24'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['1900-01-31', -11, '1899-02-28'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2200-12-31', 2, '2201-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })

  test.each([
    ['1990-06-15', '2020-06-14', 29],
    ['1990-06-15', '2020-06-15', 30],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
  ])('from %s to %s %i years are complete', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years)
  })
})

describe('months and periods', () => {
  test('a date lies between the first and the last day of its month, and the next day after that is a first', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const month = monthOf(date)
        expect(startOfMonth(month) <= date && date <= endOfMonth(month)).toBe(true)
        expect(addDays(endOfMonth(month), 1).endsWith('-01')).toBe(true)
      }),
    )
  })

  test('a month is 01 to 12', () => {
    expect(YearMonth.safeParse('2022-12').success).toBe(true)
    expect(() => startOfMonth('2022-13')).toThrow(RangeError)
    expect(() => endOfMonth('2022-00')).toThrow(RangeError)
    expect(endOfMonth('9999-12')).toBe('9999-12-31')
  })

  test.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-03', '2022-03-01', '2022-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2021-01-01/2022-12-31', '2021-01-01', '2022-12-31'],
    ['2022-05-04/2022-05-04', '2022-05-04', '2022-05-04'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(periodRange(Period.parse(text))).toEqual({ from, to })
  })

  test.each([
    ['2022-13', 'not-a-period'],
    ['2022-01-01', 'not-a-period'],
    ['2022/2023', 'not-a-period'],
    ['2022-02-30/2022-03-01', 'not-a-period'],
    ['2022-01-01/2022-01-02/2022-01-03', 'not-a-period'],
    ['', 'not-a-period'],
    ['2022-12-31/2021-01-01', 'ends-before-it-starts'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parsePeriod(text)).toEqual({ ok: false, reason })
    expect(Period.safeParse(text).success).toBe(false)
    expect(() => periodRange(text)).toThrow(RangeError)
  })

  test('the wire schemas become JSON Schema', () => {
    for (const schema of [BusinessDate, YearMonth, Period]) {
      expect(z.toJSONSchema(schema)).toMatchObject({ type: 'string' })
    }
    expect(z.toJSONSchema(BusinessDate)).toMatchObject({ format: 'date' })
  })
})
