import type { ReadCell } from '@zhanwang/kernel/sheet'
import { unreadable } from './limits.ts'
import { dateOfSerial, type NumberFormat, showNumber } from './number-format.ts'
import { type SharedTexts, unescapeCharacters } from './shared-texts.ts'
import type { RawCell } from './sheet-cells.ts'
import { isTrue } from './workbook-parts.ts'

export interface CellContext {
  readonly texts: SharedTexts
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** From here on a number in a file has lost digits: it keeps 15. */
const DIGITS_LOST_FROM = 1e15
const GENERAL: NumberFormat = { pattern: 'General', isDate: false }

/** What a formula that no program has computed shows; a clerk has to open and save the file once. */
const NO_VALUE: ReadCell = { kind: 'error', text: '#NO-VALUE' }

/** A cell of a workbook as it is to be read. Throws `rule-broken` for a value that its type does not allow. */
export function readXlsxCell({ type, style, value, hasFormula }: RawCell, context: CellContext): ReadCell {
  if (value === undefined || (value === '' && type !== 'str' && type !== 'inlineStr')) {
    return hasFormula ? NO_VALUE : { kind: 'empty' }
  }
  switch (type) {
    case 's':
      return textCell(context.texts.at(Number(value)))
    case 'inlineStr':
      return textCell(value)
    case 'str':
      return textCell(unescapeCharacters(value))
    case 'b':
      return { kind: 'boolean', value: isTrue(value) }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return isoDateCell(value)
    default:
      return numberCell(value, context.formats[style] ?? GENERAL, context.from1904)
  }
}

function textCell(text: string): ReadCell {
  return text === '' ? { kind: 'empty' } : { kind: 'text', text }
}

function numberCell(written: string, format: NumberFormat, from1904: boolean): ReadCell {
  const value = Number(written)
  if (!Number.isFinite(value)) throw unreadable(`number ${written.slice(0, 40)}`)
  const digitsLost = Number.isInteger(value) && Math.abs(value) >= DIGITS_LOST_FROM
  const text = showNumber(value, format, from1904)
  const date = format.isDate ? dateOfSerial(value, from1904) : undefined
  return { kind: 'number', value, text, ...(date && { date }), digitsLost }
}

/** A day as ISO 8601 writes it (`2022-03-01T00:00:00`), which strict workbooks may hold. */
function isoDateCell(written: string): ReadCell {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0]
  const instant = day ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (!day || Number.isNaN(instant)) return textCell(written)
  const value = instant / 86_400_000 + 25_569
  return { kind: 'number', value, text: day, date: day, digitsLost: false }
}
