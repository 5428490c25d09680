import type { ReadCell } from '@zhanwang/kernel/sheet'
import { shownText } from '@zhanwang/kernel/sheet'
import { normaliseName, toHalfWidth } from '@zhanwang/kernel/text'
import { type CellReading, faulty, plain, quoted, readAs } from './cell-reading.ts'
import type { LedgerColumn } from './ledger.ts'

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu
const MOBILE = /^1[3-9]\d{9}$/
/** 1.38E+10: what a .csv is left with when a spreadsheet saved a long number. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i

/** Reads a text: a name in its one spelling, other text trimmed and with half-width letters and digits. */
export function readText(cell: ReadCell, column: LedgerColumn & { readonly kind: 'text' }): CellReading {
  const { key, maxLength } = column
  if (cell.kind === 'number' && cell.digitsLost) return digitsLost(key, cell.text)
  const written = shownText(cell)
  const text = column.isName ? normaliseName(written) : proseOf(written)
  if (text.length > maxLength) return tooLong(key, text.length, maxLength)
  if (text === written) return plain(text)
  return column.isName
    ? readAs(key, text, written, text, '去掉多余的空格、全角字符', 'needless spaces and full-width characters removed')
    : readAs(key, text, written, text)
}

/** Line breaks are one spelling of themselves; punctuation stays full-width, as Chinese prose has it. */
function proseOf(written: string): string {
  return written
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' || character === '\t' ? character : ''))
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, toHalfWidth)
    .trim()
}

/** Reads a code or telephone number: half-width capitals without any space. */
export function readCode(cell: ReadCell, column: LedgerColumn & { readonly kind: 'code' }): CellReading {
  const { key, maxLength } = column
  if (cell.kind === 'number') return readCodeOfNumber(cell, key, maxLength)
  const written = shownText(cell)
  const text = toHalfWidth(written).replace(INVISIBLE, '').replace(/\s+/g, '').toUpperCase()
  if (SCIENTIFIC.test(text)) return digitsLost(key, written)
  if (text.length > maxLength) return tooLong(key, text.length, maxLength)
  return text === written ? plain(text) : readAs(key, text, written, text)
}

function readCodeOfNumber(cell: ReadCell & { readonly kind: 'number' }, key: string, maxLength: number): CellReading {
  if (cell.digitsLost) return digitsLost(key, cell.text)
  const text = String(cell.value)
  if (text.length > maxLength) return tooLong(key, text.length, maxLength)
  // A mobile number begins with 1: a zero before it cannot have been lost.
  if (MOBILE.test(text)) return plain(text)
  return readAs(
    key,
    text,
    cell.text,
    text,
    '按数字存储,开头如有 0 已丢失,请核对',
    'stored as a number: a zero at its beginning would be lost, please check',
  )
}

function digitsLost(key: string, written: string): CellReading {
  return faulty(
    key,
    `“${quoted(written)}”按数字存储,超出 15 位的数字已丢失,请将单元格设为文本后重新填写`,
    `“${quoted(written)}” is stored as a number and its digits are lost; make the cell a text and write it again`,
  )
}

function tooLong(key: string, length: number, most: number): CellReading {
  return faulty(key, `有 ${length} 个字,最多 ${most} 个字`, `It has ${length} characters; at most ${most}`)
}
