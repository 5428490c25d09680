import { PassThrough, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { WrittenCell } from './cell.ts'
import { MOST_ROWS } from './limits.ts'
import { headerXml, rowXml, STYLES } from './written-cell-xml.ts'
import type { WrittenSheet } from './written-sheet.ts'
import { columnLetters, SHEET_END, sheetHead, sheetName, workbookParts } from './written-workbook-parts.ts'

const CHUNK_CHARACTERS = 64 * 1024
const ZIP = { compress: true }

export interface WrittenWorkbook extends WrittenSheet {
  /** The sheet's name; what goes beyond 1,048,576 rows continues on `name (2)`. */
  readonly name: string
  /** A last sheet of two columns that says what this is; asked for when all rows are written. */
  readonly facts: { readonly name: string; readonly rows: () => readonly (readonly [string, WrittenCell])[] }
  /** Of the workbook's properties. */
  readonly author: string
  readonly createdAt: Date
}

/** Rows that one sheet holds. Smaller in tests only. */
interface Limits {
  readonly mostRows?: number
}

/**
 * A table as an .xlsx workbook, header row frozen. Memory does not grow with the rows; rows are asked for as fast as the
 * bytes are taken. Throws what `rows` throws; ended early, it ends `rows` too. A sheet's part stays below 4 GB: at
 * 1,048,576 rows that is 4,000 characters a row.
 */
export async function* writeXlsx(
  workbook: WrittenWorkbook,
  { mostRows = MOST_ROWS }: Limits = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile()
  const output = zip.outputStream.pipe(new PassThrough())
  const rows = workbook.rows[Symbol.asyncIterator]()
  let source: Readable | undefined
  zip.on('error', (error: Error) => output.destroy(error))
  const filling = fill().catch((error: Error) => void output.destroy(error))
  try {
    for await (const chunk of output) yield chunk
  } finally {
    output.destroy()
    source?.destroy()
    await filling
    await rows.return?.()
  }

  async function fill(): Promise<void> {
    const names: string[] = []
    const { name, columns, facts } = workbook
    let next = await rows.next()
    do {
      names.push(sheetName(name, names.length + 1))
      await add(sheet())
    } while (!next.done)
    const entries = facts.rows()
    names.push(sheetName(facts.name, 1))
    await add(factSheet(entries))
    for (const [path, xml] of Object.entries({ ...workbookParts(names, workbook), 'xl/styles.xml': STYLES }))
      zip.addBuffer(Buffer.from(xml), path, ZIP)
    zip.end()

    async function* sheet(): AsyncGenerator<Buffer, void, undefined> {
      const letters = columns.map((_, index) => columnLetters(index))
      let xml = sheetHead(columns) + headerXml(columns, letters)
      for (let row = 2; !next.done && row <= mostRows; row++) {
        xml += rowXml(row, next.value, letters)
        if (xml.length >= CHUNK_CHARACTERS) {
          yield Buffer.from(xml)
          xml = ''
        }
        next = await rows.next()
      }
      yield Buffer.from(xml + SHEET_END)
    }

    /** Into the archive; resolves when the sheet is written. */
    async function add(content: AsyncIterable<Buffer>): Promise<void> {
      source = Readable.from(content, { objectMode: false })
      zip.addReadStream(source, `xl/worksheets/sheet${names.length}.xml`, ZIP)
      await finished(source)
    }
  }
}

async function* factSheet(facts: readonly (readonly [string, WrittenCell])[]): AsyncGenerator<Buffer, void, undefined> {
  const rows = facts.map((cells, index) => rowXml(index + 1, cells, ['A', 'B']))
  yield Buffer.from(
    `${sheetHead([
      { header: '', width: 20 },
      { header: '', width: 80 },
    ])}${rows.join('')}${SHEET_END}`,
  )
}
