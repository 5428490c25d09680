import { BusinessDate } from '@zhanwang/kernel/calendar'
import { type ReadCell, shownText } from '@zhanwang/kernel/sheet'
import { toHalfWidth } from '@zhanwang/kernel/text'
import { type CellReading, faulty, plain, quoted, readAs } from './cell-reading.ts'

const SEPARATED = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?(?:T?00:00(?::00(?:\.0+)?)?)?$/
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/
const MONTH_ONLY = /^\d{4}(?:(?:[-/.]|年)\d{1,2}月?(?:份)?|\d{2})$/
const YEAR_ONLY = /^\d{4}年?$/
const SHORT_YEAR = /^['’]?\d{2}(?:[-/.]|年)\d{1,2}(?:[-/.]|月)\d{1,2}[日号]?$/
const YEAR_LAST = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})$/
/** Days that a bare number is taken for: 1954-10-03 to 2099-12-31. Smaller ones are counts, larger ones written dates. */
const SERIAL = { from: 20_000, to: 73_050 }
const DAY_MS = 86_400_000

/** Reads a date in the forms in which ledgers write it; one without its day, or with a short year, is an error. */
export function readDate(cell: ReadCell, key: string): CellReading {
  if (cell.kind === 'number') {
    return cell.date === undefined ? readBareNumber(cell.value, key) : readStoredDate(cell.date, cell.text, key)
  }
  return readDateText(shownText(cell), key)
}

/** A real date, whose format may not show all of it. */
function readStoredDate(date: string, shown: string, key: string): CellReading {
  const text = compact(shown)
  // Typed as 2022年3月, a spreadsheet stores the first of the month: nobody wrote that day.
  if ((MONTH_ONLY.test(text) || YEAR_ONLY.test(text)) && date.endsWith('-01')) return dayMissing(shown, key)
  const stored = existing(date, shown, key)
  if (stored.value === null || (SEPARATED.test(text) && readDateText(shown, key).value === date)) return stored
  return readAs(key, stored.value, shown, date, '单元格内保存的日期', 'the date stored in the cell')
}

function readBareNumber(value: number, key: string): CellReading {
  if (Number.isInteger(value) && value >= SERIAL.from && value <= SERIAL.to) {
    const date = new Date(Date.UTC(1899, 11, 30) + value * DAY_MS).toISOString().slice(0, 10)
    return readAs(
      key,
      date,
      String(value),
      date,
      '单元格存的是日期序号,请核对',
      'the cell holds the serial number of a date, please check',
    )
  }
  return readDateText(String(value), key)
}

function readDateText(written: string, key: string): CellReading {
  const text = compact(written)
  const [, year, month = '', day = ''] = SEPARATED.exec(text) ?? RUN_TOGETHER.exec(text) ?? []
  if (year !== undefined) return existing(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, written, key)
  if (MONTH_ONLY.test(text) || YEAR_ONLY.test(text)) return dayMissing(written, key)
  // 03.01.22 may be either; the way out is the same.
  if (SHORT_YEAR.test(text) || YEAR_LAST.test(text)) {
    return faulty(
      key,
      `“${quoted(written)}”无法确定年月日,请写成 2022-03-01 的形式,年份写四位`,
      `“${quoted(written)}” could be several dates; write it as 2022-03-01, the year with four digits first`,
    )
  }
  return faulty(
    key,
    `“${quoted(written)}”不是日期,请写成 2022-03-01 的形式`,
    `“${quoted(written)}” is no date; write it as 2022-03-01`,
  )
}

function existing(date: string, written: string, key: string): CellReading {
  if (BusinessDate.safeParse(date).success) return plain(date)
  return faulty(
    key,
    `“${quoted(written)}”没有这一天或超出 1900 至 2200 年`,
    `“${quoted(written)}” does not exist, or lies outside the years 1900 to 2200`,
  )
}

function dayMissing(written: string, key: string): CellReading {
  return faulty(
    key,
    `“${quoted(written)}”没有写到日,请写成 2022-03-01 的形式`,
    `“${quoted(written)}” does not say the day; write it as 2022-03-01`,
  )
}

function compact(text: string): string {
  return toHalfWidth(text)
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replaceAll('。', '.')
}
