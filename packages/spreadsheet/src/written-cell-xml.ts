import type { WrittenCell } from './cell.ts'
import { MOST_CELL_CHARACTERS } from './limits.ts'
import { cellText, type WrittenColumn } from './written-sheet.ts'

/** Indexes into the cell formats of STYLES. */
const TEXT_STYLE = 1
const DATE_STYLE = 2
const HEADER_STYLE = 3

const DAY_MS = 86_400_000
/** Day 0 of the 1900 date system, counted so that its 29 February 1900, which never was, comes out right from March on. */
const EPOCH_MS = Date.UTC(1899, 11, 30)
const FIRST_RIGHT_DATE = '1900-03-01'
/** Digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 1e15

/** xl/styles.xml: general, text (`@`: leading zeros stay when somebody edits the cell), date, header. */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

/**
 * A row's element. A text is always an inline string, which no spreadsheet reads as a formula or a number; a number of
 * more digits than a spreadsheet keeps is written as text, and so is what is no date after 1900-03-01.
 * @param row counts from 1
 * @param letters `A`, `B`, … for each cell
 */
export function rowXml(row: number, cells: readonly WrittenCell[], letters: readonly string[]): string {
  let xml = `<row r="${row}">`
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    if (cell === null || cell === undefined) continue
    xml += cellXml(`${letters[index]}${row}`, cell)
  }
  return `${xml}</row>`
}

/** The first row's element. */
export function headerXml(columns: readonly WrittenColumn[], letters: readonly string[]): string {
  const cells = columns.map(({ header }, index) => textXml(`${letters[index]}1`, header, HEADER_STYLE))
  return `<row r="1">${cells.join('')}</row>`
}

function cellXml(reference: string, cell: string | number | { readonly date: string }): string {
  if (typeof cell === 'string') return cell === '' ? '' : textXml(reference, cell, TEXT_STYLE)
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return ''
    if (Math.abs(cell) >= KEPT_DIGITS) return textXml(reference, String(cell), TEXT_STYLE)
    return `<c r="${reference}"><v>${cell}</v></c>`
  }
  const ms = Date.parse(`${cell.date}T00:00:00Z`)
  if (Number.isNaN(ms) || cell.date < FIRST_RIGHT_DATE) return textXml(reference, cell.date, TEXT_STYLE)
  return `<c r="${reference}" s="${DATE_STYLE}"><v>${(ms - EPOCH_MS) / DAY_MS}</v></c>`
}

function textXml(reference: string, text: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** Text as XML, at most as long as a cell may be: Excel refuses a workbook that has a longer one. */
export function xmlText(text: string): string {
  if (!UNSAFE.test(text) && text.length <= MOST_CELL_CHARACTERS) return text
  const clean = cellText(text)
  const short =
    clean.length > MOST_CELL_CHARACTERS ? `${clean.slice(0, MOST_CELL_CHARACTERS - 1).toWellFormed()}…` : clean
  return (
    short
      // What looks like an escape of ST_Xstring (`_x000D_`) is written as one, so that it is read as it stands.
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[&<>_\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/
