import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../src/calendar.ts'
import { addWorkingDays, calendarKnows, isWorkingDay, workingDaysBetween } from '../src/working-days.ts'

const knownDates = fc.integer({ min: 0, max: 8000 }).map((days) => addDays('2004-06-01', days))
const localHolidays = fc.array(knownDates, { maxLength: 5 })

describe('working days', () => {
  test.each([
    ['2022-10-03', false, 'a Monday of the National Day holiday'],
    ['2022-10-08', true, 'a Saturday worked in exchange'],
    ['2023-01-28', true, 'a Saturday worked after Spring Festival'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', true, 'a Monday'],
  ])('%s: %s, %s', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected)
  })

  test('a local holiday is off in its place alone, also when it falls on a day worked in exchange', () => {
    expect(isWorkingDay('2022-10-08', ['2022-10-08'])).toBe(false)
    expect(isWorkingDay('2026-11-23', ['2026-11-23'])).toBe(false)
    expect(addWorkingDays('2026-11-20', 1, ['2026-11-23'])).toBe('2026-11-24')
  })

  test('five working days from 30 September 2022 end on 12 October: 8 and 9 are worked in exchange', () => {
    expect(addWorkingDays('2022-09-30', 5)).toBe('2022-10-12')
  })

  test('the calendar says which years it knows, and elsewhere takes Monday to Friday', () => {
    expect([2003, 2004, 2022, 2026, 2100].map(calendarKnows)).toEqual([false, true, true, true, false])
    expect(isWorkingDay('2100-10-01')).toBe(true)
    expect(isWorkingDay('2100-10-02')).toBe(false)
  })

  test('no year from 2004 to 2026 is missing', () => {
    const years = Array.from({ length: 23 }, (_, index) => 2004 + index)
    expect(years.filter((year) => !calendarKnows(year))).toEqual([])
  })

  test('the day reached is a working day, so many working days away, in both directions', () => {
    fc.assert(
      fc.property(knownDates, fc.integer({ min: 1, max: 60 }), localHolidays, (date, count, holidays) => {
        const end = addWorkingDays(date, count, holidays)
        expect(isWorkingDay(end, holidays)).toBe(true)
        expect(workingDaysBetween(date, end, holidays)).toBe(count)
        expect(workingDaysBetween(date, addDays(end, -1), holidays)).toBe(count - 1)
        expect(addWorkingDays(date, 0, holidays)).toBe(date)
        const start = addWorkingDays(date, -count, holidays)
        expect(isWorkingDay(start, holidays)).toBe(true)
        expect(workingDaysBetween(addDays(start, -1), addDays(date, -1), holidays)).toBe(count)
      }),
    )
  })

  test('two steps are one', () => {
    fc.assert(
      fc.property(knownDates, fc.nat(30), fc.nat(30), (date, first, second) => {
        expect(addWorkingDays(addWorkingDays(date, first), second)).toBe(addWorkingDays(date, first + second))
      }),
    )
  })

  test('what is no date and no number of days is refused', () => {
    expect(() => isWorkingDay('2023-02-29')).toThrow(RangeError)
    expect(() => addWorkingDays('2026-01-01', Number.NaN)).toThrow(RangeError)
    expect(() => workingDaysBetween('2026-01-01', '')).toThrow(RangeError)
  })

  test('nothing is between a date and an earlier one', () => {
    expect(workingDaysBetween('2026-11-24', '2026-11-02')).toBe(0)
  })
})
