import { z } from 'zod'
import { type Parsed, parsed, unparsed } from './parsed.ts'
import { worded } from './worded-check.ts'

const DAY_MS = 86_400_000
// China keeps UTC+8 the year round (summer time ended in 1991), so no time zone table is needed.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/**
 * Any date that exists in the years 0000 to 9999: what arithmetic works on, wider than what anyone may record. The birth
 * in a citizen number is one (made-up persons are born before 1900).
 */
export const ExistingDate = z.iso.date()
const FIRST_DATE = '1900-01-01'
const LAST_DATE = '2200-12-31'

/**
 * A date in Asia/Shanghai, `YYYY-MM-DD` (GB/T 7408), that exists, from 1900-01-01 to 2200-12-31: everyone alive was born
 * in it, and what lies outside is a slip of the keyboard (Postgres has no year 0000). Text order is time order.
 */
export const BusinessDate = z.iso.date({ abort: true }).check(
  worded(
    z.refine((date: string) => FIRST_DATE <= date && date <= LAST_DATE),
    { zh: `应在 ${FIRST_DATE} 至 ${LAST_DATE} 之间`, en: `must lie from ${FIRST_DATE} to ${LAST_DATE}` },
  ),
)
export type BusinessDate = z.infer<typeof BusinessDate>

const EXISTING_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** A month, `YYYY-MM`, of the years 1900 to 2200. */
export const YearMonth = z.string().check(
  worded(z.regex(/^(?:19\d{2}|2[01]\d{2}|2200)-(?:0[1-9]|1[0-2])$/), {
    zh: '应为 1900 至 2200 年的月份,如 2025-06',
    en: 'must be a month of the years 1900 to 2200, such as 2025-06',
  }),
)
export type YearMonth = z.infer<typeof YearMonth>

const PERIOD_WORDS = {
  zh: '应为 1900 至 2200 年的年份、月份或起止日期,如 2025、2025-06 或 2025-01-01/2025-06-30',
  en: 'must be a year, a month or two dates from 1900 to 2200, such as 2025, 2025-06 or 2025-01-01/2025-06-30',
}

/** A year `2022`, a month `2022-03`, or two dates `2021-01-01/2022-12-31`, both included, in order; 1900 to 2200. */
export const Period = z.string().check(
  worded(z.regex(/^\d{4}(?:-\d{2}(?:-\d{2}\/\d{4}-\d{2}-\d{2})?)?$/, { abort: true }), PERIOD_WORDS),
  worded(
    z.refine((text: string) => parsePeriod(text).ok),
    PERIOD_WORDS,
  ),
)
export type Period = z.infer<typeof Period>

/** The days from `from` to `to`, both included. */
export type DateRange = { readonly from: BusinessDate; readonly to: BusinessDate }

/** The days from 1970-01-01 to a date. @throws RangeError for no real date */
export function dayNumber(date: BusinessDate): number {
  if (!ExistingDate.safeParse(date).success) throw new RangeError(`no such date: ${date}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

/** The date so many days after 1970-01-01. @throws RangeError beyond the years 0000 to 9999 */
export function dateOfDay(day: number): BusinessDate {
  const text = new Date(day * DAY_MS).toISOString()
  if (text.length !== 24) throw new RangeError(`beyond the years 0000 to 9999: ${text}`)
  return text.slice(0, 10)
}

/** The date in Shanghai at an instant. */
export function todayInShanghai(now: Date): BusinessDate {
  return dateOfDay(Math.floor((now.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/**
 * The date so many days later, or earlier when negative. The result may lie outside what `BusinessDate` takes.
 * @throws RangeError for no real date, a fraction of a day or a result beyond the years 0000 to 9999
 */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOfDay(dayNumber(date) + wholeNumber(days))
}

/** Days from the first date to the second, negative when it is earlier. @throws RangeError for no real date */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * The same day so many months later, or the month's last day where there is none (31 January + 1 is 28 or 29 February).
 * The result may lie outside what `BusinessDate` takes.
 * @throws RangeError for no real date, a fraction of a month or a result beyond the years 0000 to 9999
 */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  dayNumber(date)
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + wholeNumber(months)
  const year = String(Math.floor(total / 12)).padStart(4, '0')
  const month = `${year}-${String((total % 12) + 1).padStart(2, '0')}`
  const last = endOfMonth(month)
  const wanted = `${month}-${date.slice(8)}`
  return wanted < last ? wanted : last
}

/** Completed years between two dates, as an age is counted (born 29 February: complete on 1 March). */
export function yearsBetween(from: BusinessDate, to: BusinessDate): number {
  dayNumber(from)
  dayNumber(to)
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** The month of a date. */
export function monthOf(date: BusinessDate): YearMonth {
  return date.slice(0, 7)
}

/** The first day of a month. @throws RangeError for no real month */
export function startOfMonth(month: YearMonth): BusinessDate {
  if (!EXISTING_MONTH.test(month)) throw new RangeError(`no such month: ${month}`)
  return `${month}-01`
}

/** The last day of a month. @throws RangeError for no real month */
export function endOfMonth(month: YearMonth): BusinessDate {
  const first = startOfMonth(month)
  const last = ['31', '30', '29'].find((day) => ExistingDate.safeParse(`${monthOf(first)}-${day}`).success)
  return `${monthOf(first)}-${last ?? '28'}`
}

/** The days a period stands for. */
export function parsePeriod(text: string): Parsed<DateRange, 'not-a-period' | 'ends-before-it-starts'> {
  if (YearMonth.safeParse(`${text}-01`).success) return parsed({ from: `${text}-01-01`, to: `${text}-12-31` })
  if (YearMonth.safeParse(text).success) return parsed({ from: startOfMonth(text), to: endOfMonth(text) })
  const [from = '', to = '', ...rest] = text.split('/')
  if (rest.length > 0 || !BusinessDate.safeParse(from).success || !BusinessDate.safeParse(to).success) {
    return unparsed('not-a-period')
  }
  return to < from ? unparsed('ends-before-it-starts') : parsed({ from, to })
}

/**
 * The days of a period that has already passed the `Period` schema.
 * @throws RangeError when it is not a period
 */
export function periodRange(period: Period): DateRange {
  const range = parsePeriod(period)
  if (!range.ok) throw new RangeError(`${range.reason}: ${period}`)
  return range.value
}

/** @throws RangeError for a fraction and for what is no number */
export function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return value
}
