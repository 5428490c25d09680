import type { WrittenCell } from './cell.ts'
import { cellText, type WrittenSheet } from './written-sheet.ts'

const CHUNK_CHARACTERS = 64 * 1024
const BOM = '\uFEFF'

/**
 * A table as CSV by RFC 4180, in UTF-8 with a byte order mark, by which Excel and WPS know it. Memory does not grow with
 * the rows. A text that a spreadsheet would run as a formula gets a `'` before it (OWASP, CSV injection), which `openCsv`
 * takes away; so does one that begins with such a `'` itself, which is there again after that.
 */
export async function* writeCsv({ columns, rows }: WrittenSheet): AsyncGenerator<Uint8Array, void, undefined> {
  let text = BOM + record(columns.map(({ header }) => header))
  for await (const row of rows) {
    text += record(row)
    if (text.length < CHUNK_CHARACTERS) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

function record(cells: readonly WrittenCell[]): string {
  return `${cells.map(field).join(',')}\r\n`
}

function field(cell: WrittenCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'object') return cell.date
  // Judged before the clean-up too: it takes away what a formula may begin with.
  const clean = cellText(cell)
  const text = /^'*[=+\-@\t\r]/.test(cell) || /^'*[=+\-@\t]/.test(clean) ? `'${clean}` : clean
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
