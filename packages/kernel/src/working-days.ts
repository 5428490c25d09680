import officialDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type BusinessDate, dateOfDay, dayNumber, wholeNumber } from './calendar.ts'

// A module of its own: the table is large, and who only reads dates does without.
const HOLIDAYS = new Set(Object.keys(officialDays.holidays))
const MADE_UP_WORKDAYS = new Set(Object.keys(officialDays.workdays))

/**
 * Whether the State Council's holiday arrangement of a year is in the data (chinese-days, from 2004). It is published
 * in November of the year before. For other years Monday to Friday count as working days and the statutory holidays
 * are not known: a date computed there is provisional, and whoever shows it must say so.
 */
export function calendarKnows(year: number): boolean {
  return HOLIDAYS.has(`${String(year).padStart(4, '0')}-10-01`)
}

/**
 * Whether offices work on a date: Monday to Friday without the official holidays, and the weekends worked in exchange
 * (调休). Outside the years that `calendarKnows` Monday to Friday.
 * @param localHolidays days off in this place alone, such as the founding day of an autonomous prefecture
 * @throws RangeError for no real date
 */
export function isWorkingDay(date: BusinessDate, localHolidays: readonly BusinessDate[] = []): boolean {
  return isWorkingDayNumber(dayNumber(date), localHolidays)
}

function isWorkingDayNumber(day: number, localHolidays: readonly BusinessDate[]): boolean {
  const date = dateOfDay(day)
  if (localHolidays.includes(date) || HOLIDAYS.has(date)) return false
  if (MADE_UP_WORKDAYS.has(date)) return true
  // 1970-01-01 was a Thursday; before it the remainder is negative.
  const sinceMonday = (((day + 3) % 7) + 7) % 7
  return sinceMonday < 5
}

/**
 * The `count`th working day after a date; the date itself does not count (民法典 article 201: a period in days starts on
 * the day after). Negative counts go back, 0 is the date itself whether worked or not.
 * @throws RangeError for no real date or a fraction of a day
 */
export function addWorkingDays(
  date: BusinessDate,
  count: number,
  localHolidays: readonly BusinessDate[] = [],
): BusinessDate {
  const step = Math.sign(wholeNumber(count))
  let day = dayNumber(date)
  for (let left = Math.abs(count); left > 0; ) {
    day += step
    if (isWorkingDayNumber(day, localHolidays)) left -= 1
  }
  return dateOfDay(day)
}

/**
 * Working days after `from` up to and with `to`, 0 when `to` is not later: how many have passed.
 * @throws RangeError for no real date
 */
export function workingDaysBetween(
  from: BusinessDate,
  to: BusinessDate,
  localHolidays: readonly BusinessDate[] = [],
): number {
  const last = dayNumber(to)
  let worked = 0
  for (let day = dayNumber(from) + 1; day <= last; day += 1) {
    if (isWorkingDayNumber(day, localHolidays)) worked += 1
  }
  return worked
}
