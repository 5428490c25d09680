import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { WrittenCell } from '../src/cell.ts'
import { openSpreadsheet } from '../src/open-spreadsheet.ts'
import { writeCsv } from '../src/write-csv.ts'
import { type WrittenWorkbook, writeXlsx } from '../src/write-xlsx.ts'
import { cellText } from '../src/written-sheet.ts'
import { readRows } from './read-rows.ts'

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

function workbook(width: number, rows: AsyncIterable<readonly WrittenCell[]>): WrittenWorkbook {
  return {
    name: '站点台账',
    columns: Array.from({ length: width }, (_, index) => ({ header: `列${index + 1}` })),
    rows,
    facts: { name: '说明', rows: () => [['行数', 3]] },
    author: '张经办',
    createdAt: new Date('2026-06-30T00:00:00Z'),
  }
}

function rowsOf(content: Buffer, sheet: string) {
  return readRows(content, 'xlsx', { sheet })
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('=1+1', '0012345678901234567', '_x000D_', 'a\r\nb', ' 空 格 ', '<&>"', '\ud800x', '@SUM(A1)', '-5'),
)
const date = fc
  .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => ({ date: day.toISOString().slice(0, 10) }))
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((value) => value + 0),
)
const cell: fc.Arbitrary<WrittenCell> = fc.oneof(text, date, number, fc.constant(null))

test('what is written to .xlsx is read again: texts as texts, numbers as numbers, dates as dates', async () => {
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 30 }))
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const width = rows[0]?.length ?? 1
      const read = await rowsOf(await bytesOf(writeXlsx(workbook(width, each(rows)))), '站点台账')
      const byRow = new Map(read.map((row) => [row.row, row.cells]))
      rows.forEach((row, at) => {
        row.forEach((written, column) => {
          const found = byRow.get(at + 2)?.[column] ?? { kind: 'empty' }
          if (written === null || (typeof written === 'string' && cellText(written) === ''))
            expect(found.kind === 'empty' || (found.kind === 'text' && found.text === '')).toBe(true)
          else if (typeof written === 'string') expect(found).toMatchObject({ kind: 'text', text: cellText(written) })
          else if (typeof written === 'number') expect(found).toMatchObject({ kind: 'number', value: written })
          else expect(found).toMatchObject({ kind: 'number', date: written.date })
        })
      })
    }),
    { numRuns: 150 },
  )
})

test('another reader understands the workbook too: values, sheets and the frozen header', async () => {
  const rows: WrittenCell[][] = [['=1+1', 12.5, { date: '2022-03-01' }, '0012345678901234567', null]]
  const read = await readXlsx(await bytesOf(writeXlsx(workbook(5, each(rows)))))
  expect(read.sheets.map(({ name }) => name)).toEqual(['站点台账', '说明'])
  const [first] = read.sheets
  expect(first?.rows[0]).toEqual(['列1', '列2', '列3', '列4', '列5'])
  expect(first?.rows[1]?.slice(0, 4)).toEqual(['=1+1', 12.5, new Date('2022-03-01T00:00:00Z'), '0012345678901234567'])
})

test('rows beyond what a sheet holds continue on the next, each under the header', async () => {
  const rows = Array.from({ length: 7 }, (_, index) => [index])
  const content = await bytesOf(writeXlsx(workbook(1, each(rows)), { mostRows: 4 }))
  await using book = await openSpreadsheet(content, 'xlsx')
  expect(book.sheets.map(({ name }) => name)).toEqual(['站点台账', '站点台账 (2)', '站点台账 (3)', '说明'])
  const values = await Promise.all(
    ['站点台账', '站点台账 (2)', '站点台账 (3)'].map(async (sheet) => {
      const read = await rowsOf(content, sheet)
      return read.map(({ cells }) => (cells[0]?.kind === 'number' ? cells[0].value : 'header'))
    }),
  )
  expect(values).toEqual([
    ['header', 0, 1, 2],
    ['header', 3, 4, 5],
    ['header', 6],
  ])
})

test('a workbook without rows has its header, its notes and nothing else', async () => {
  const content = await bytesOf(writeXlsx(workbook(2, each<WrittenCell[]>([]))))
  expect(await rowsOf(content, '站点台账')).toHaveLength(1)
  expect(await rowsOf(content, '说明')).toMatchObject([{ cells: [{ text: '行数' }, { value: 3 }] }])
})

test('a text longer than a cell may be is cut, and a number of more digits than a spreadsheet keeps is a text', async () => {
  const content = await bytesOf(writeXlsx(workbook(2, each([['字'.repeat(40_000), 9_007_199_254_740_991]]))))
  const [, row] = await rowsOf(content, '站点台账')
  const [long, digits] = row?.cells ?? []
  expect(long?.kind === 'text' && long.text.length).toBe(32_767)
  expect(digits).toMatchObject({ kind: 'text', text: '9007199254740991' })
})

test.each(['xlsx', 'csv'] as const)('a fault of the rows is the fault of the %s, and nothing hangs', async (format) => {
  async function* broken() {
    yield ['one']
    throw new Error('the rows broke')
  }
  const content = format === 'xlsx' ? writeXlsx(workbook(1, broken())) : writeCsv(workbook(1, broken()))
  await expect(bytesOf(content)).rejects.toThrow('the rows broke')
})

test.each(['xlsx', 'csv'] as const)('who stops reading the %s ends the rows', async (format) => {
  let ended = false
  async function* endless() {
    try {
      for (let row = 0; ; row++) yield [`${row}`.repeat(50), Math.sin(row)]
    } finally {
      ended = true
    }
  }
  const content = format === 'xlsx' ? writeXlsx(workbook(2, endless())) : writeCsv(workbook(2, endless()))
  for await (const chunk of content) if (chunk.length > 0) break
  expect(ended).toBe(true)
})

test('a .csv is UTF-8 with a mark, ends its lines with CRLF, quotes what must be quoted, and runs no formula', async () => {
  const rows: WrittenCell[][] = [
    ['=HYPERLINK("x")', '+86', '-5', '@a', '\tb', -5],
    ['a,b', 'say "no"', 'two\r\nlines', { date: '2022-03-01' }, null, 1.5],
  ]
  const content = await bytesOf(writeCsv(workbook(6, each(rows))))
  expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(content.subarray(3).toString().split('\r\n')).toEqual([
    '列1,列2,列3,列4,列5,列6',
    `"'=HYPERLINK(""x"")",'+86,'-5,'@a,'\tb,-5`,
    '"a,b","say ""no""","two\nlines",2022-03-01,,1.5',
    '',
  ])
})

test('what is written to .csv is read again', async () => {
  const rows = fc.array(fc.tuple(fc.constant('first'), text), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const read = await readRows(await bytesOf(writeCsv(workbook(2, each(written)))), 'csv')
      const texts = read.slice(1).map(({ cells }) => (cells[1]?.kind === 'text' ? cells[1].text : ''))
      expect(texts.map((found) => found.replace(/^'/, '').trim())).toEqual(
        written.map(([, given]) => cellText(given).replace(/^'/, '').trim()),
      )
    }),
    { numRuns: 100 },
  )
})
