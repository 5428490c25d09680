import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ReadCell, ReadRow } from '@zhanwang/kernel/sheet'
import { parse } from 'csv-parse'
import { type CsvEncoding, detectEncoding } from './csv-encoding.ts'
import { checkPosition, MOST_BYTES_AT_ONCE, unreadable } from './limits.ts'
import { type Spreadsheet, unknownSheet } from './spreadsheet.ts'

/** What the one sheet of a .csv is called. */
export const CSV_SHEET = 'CSV'

const DELIMITERS = [',', ';', '\t'] as const
const SNIFFED_CHARACTERS = 64 * 1024

/**
 * Opens a .csv: its encoding is told from the whole of it, its separator (comma, semicolon, tab) from its beginning. Lines
 * may end in CRLF, LF or a bare CR and have different numbers of cells. Throws `rule-broken`.
 */
export async function openCsv(source: string | Uint8Array): Promise<Spreadsheet> {
  const encoding = await detectEncoding(bytesOf(source))
  const delimiter = delimiterOf(await beginningOf(source, encoding))
  const read = () => recordsOf(source, encoding, delimiter)
  let rows = 0
  for await (const { row } of read()) rows = row
  return {
    sheets: [{ name: CSV_SHEET, hidden: false, rows }],
    rows(sheet, range = {}) {
      if (sheet !== CSV_SHEET) throw unknownSheet(sheet)
      return within(read(), range.from ?? 1, range.to ?? Number.POSITIVE_INFINITY)
    },
    async [Symbol.asyncDispose]() {
      // Each reading opens and closes the file for itself.
    },
  }
}

async function* within(rows: AsyncIterable<ReadRow>, from: number, to: number): AsyncGenerator<ReadRow> {
  for await (const row of rows) {
    if (row.row > to) return
    if (row.row >= from) yield row
  }
}

async function* recordsOf(
  source: string | Uint8Array,
  encoding: CsvEncoding,
  delimiter: string,
): AsyncGenerator<ReadRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_BYTES_AT_ONCE,
  })
  const input = Readable.from(decoded(bytesOf(source), encoding))
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let row = 0
  try {
    for await (const record of parser) {
      row += 1
      const cells = cellsOf(record)
      checkPosition(row, cells.length)
      if (cells.length > 0) yield { row, cells }
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable(`record ${row + 1}`, error)
  } finally {
    input.destroy()
    parser.destroy()
  }
}

/** Cells up to the last that says something. */
function cellsOf(record: readonly string[]): ReadCell[] {
  const last = record.findLastIndex((text) => text.trim() !== '')
  return record
    .slice(0, last + 1)
    .map((text) => (text === '' ? { kind: 'empty' } : { kind: 'text', text: text.replace(DEFUSED, '') }))
}

/** What keeps spreadsheets from taking a text for a formula: no part of it (see `writeCsv`). */
const DEFUSED = /^'(?='*[=+\-@\t])/

function bytesOf(source: string | Uint8Array): Readable {
  return typeof source === 'string' ? createReadStream(source) : Readable.from([source])
}

async function* decoded(content: Readable, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of content) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function beginningOf(source: string | Uint8Array, encoding: CsvEncoding): Promise<string> {
  let text = ''
  for await (const piece of decoded(bytesOf(source), encoding)) {
    text += piece
    if (text.length >= SNIFFED_CHARACTERS) break
  }
  return text.slice(0, SNIFFED_CHARACTERS)
}

/** The separator that most lines have, outside quotes; a comma where there is none. */
function delimiterOf(text: string): string {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/)
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => line.includes(delimiter)).length,
    cells: lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0),
  })).sort((one, other) => other.lines - one.lines || other.cells - one.cells)
  return best && best.lines > 0 ? best.delimiter : ','
}
