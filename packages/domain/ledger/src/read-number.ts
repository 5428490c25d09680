import { type ReadCell, shownText } from '@zhanwang/kernel/sheet'
import { toHalfWidth } from '@zhanwang/kernel/text'
import { type CellReading, faulty, plain, quoted, readAs } from './cell-reading.ts'
import type { LedgerColumn } from './ledger.ts'

type NumberColumn = LedgerColumn & { readonly kind: 'integer' | 'decimal' }

const PLAIN_NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/
const WITH_THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,15})?$/

/** Reads an amount: a number, or a text of one, with the column's own unit behind it or thousands set apart. */
export function readNumber(cell: ReadCell, column: NumberColumn): CellReading {
  const written = shownText(cell)
  if (cell.kind === 'number') {
    if (cell.date !== undefined) {
      return faulty(
        column.key,
        `“${quoted(written)}”是日期,这里要填数字`,
        `“${quoted(written)}” is a date; give a number`,
      )
    }
    return inRange(cell.value, written, column, true)
  }
  const text = withoutUnit(toHalfWidth(written).normalize('NFKC').replace(/\s+/g, ''), column.units ?? [])
  const digits = WITH_THOUSANDS.test(text) ? text.replaceAll(',', '') : text
  if (cell.kind !== 'text' || !PLAIN_NUMBER.test(digits)) {
    const { zh, en } = expected(column)
    return faulty(column.key, `“${quoted(written)}”不是数字,${zh}`, `“${quoted(written)}” is no number; ${en}`)
  }
  return inRange(Number(digits), written, column, digits === written.trim())
}

function withoutUnit(text: string, units: readonly string[]): string {
  for (const unit of units) {
    const spelled = unit.normalize('NFKC').toLowerCase()
    if (text.toLowerCase().endsWith(spelled)) return text.slice(0, -spelled.length)
  }
  return text
}

function inRange(value: number, written: string, column: NumberColumn, asWritten: boolean): CellReading {
  const { key, min, max } = column
  if (value < min || value > max) {
    return faulty(
      key,
      `“${quoted(written)}”超出范围,应为 ${min} 至 ${max}`,
      `“${quoted(written)}” is out of range: ${min} to ${max}`,
    )
  }
  if (column.kind === 'integer') {
    if (!Number.isInteger(value)) {
      return faulty(key, `“${quoted(written)}”应为整数`, `“${quoted(written)}” should be a whole number`)
    }
    return asWritten ? plain(value) : readAs(key, value, written, String(value))
  }
  // Through the decimal text: 1.005 * 100 is 100.49999999999999.
  const rounded = Number(value.toFixed(column.scale))
  // What a formula leaves behind the twelfth digit was never written by anyone.
  const isSame = Math.abs(rounded - value) <= Math.abs(value) * 1e-12
  return asWritten && isSame ? plain(rounded) : readAs(key, rounded, isSame ? written : String(value), String(rounded))
}

function expected(column: NumberColumn): { readonly zh: string; readonly en: string } {
  const unit = column.units?.[0]
  return unit
    ? { zh: `请只填数字(单位:${unit})`, en: `write digits only (unit: ${unit})` }
    : { zh: '请只填数字', en: 'write digits only' }
}
