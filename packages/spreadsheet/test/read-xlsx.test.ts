import type { ReadCell } from '@zhanwang/kernel/sheet'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { openSpreadsheet } from '../src/open-spreadsheet.ts'
import { rawWorkbook } from './raw-workbook.ts'
import { readRows } from './read-rows.ts'

function row(cells: string, number = 1): string {
  return `<sheetData><row r="${number}">${cells}</row></sheetData>`
}

async function onlyCell(cell: string, raw: Omit<Parameters<typeof rawWorkbook>[0], 'sheet'> = {}) {
  const [line] = await readRows(await rawWorkbook({ sheet: row(cell), ...raw }), 'xlsx')
  return line?.cells[0]
}

test('sheets are listed with their last row that says something, hidden ones too', async () => {
  const content = await writeXlsx({
    sheets: [
      { name: '台账', rows: [['县'], [], ['郧阳']] },
      { name: '旧表', hidden: true, rows: [['x']] },
      { name: '更旧', veryHidden: true, rows: [] },
    ],
  })
  await using book = await openSpreadsheet(content, 'xlsx')
  expect(book.sheets).toEqual([
    { name: '台账', hidden: false, rows: 3 },
    { name: '旧表', hidden: true, rows: 1 },
    { name: '更旧', hidden: true, rows: 0 },
  ])
})

test('blank rows and cells that only carry a format are left out, however many there are', async () => {
  const styled = Array.from({ length: 500 }, (_, index) => `<row r="${index + 3}"><c r="XFD${index + 3}" s="0"/></row>`)
  const sheet = `<sheetData><row r="2"><c r="B2"><v>7</v></c><c r="AZZ2" s="0"/></row>${styled.join('')}</sheetData>`
  const content = await rawWorkbook({ sheet })
  await using book = await openSpreadsheet(content, 'xlsx')
  expect(book.sheets).toEqual([{ name: '表', hidden: false, rows: 2 }])
  expect(await readRows(content, 'xlsx')).toEqual([
    { row: 2, cells: [{ kind: 'empty' }, { kind: 'number', value: 7, text: '7', digitsLost: false }] },
  ])
})

test('a merged area has its value in each of its cells, also where it begins above the rows that are asked for', async () => {
  const content = await writeXlsx({
    sheets: [
      {
        name: '台账',
        rows: [
          ['标题', null, null],
          ['郧阳', 'a', 1],
          [null, 'b', 2],
          [null, 'c', 3],
          ['茅箭', 'd', 4],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
          { startRow: 1, startCol: 0, endRow: 3, endCol: 0 },
        ],
      },
    ],
  })
  const title = (await readRows(content, 'xlsx', { to: 1 }))[0]?.cells
  expect(title).toEqual([
    { kind: 'text', text: '标题' },
    { kind: 'text', text: '标题', merged: true },
    { kind: 'text', text: '标题', merged: true },
  ])
  const counties = (await readRows(content, 'xlsx', { from: 3 })).map(({ row: number, cells }) => [number, cells[0]])
  expect(counties).toEqual([
    [3, { kind: 'text', text: '郧阳', merged: true }],
    [4, { kind: 'text', text: '郧阳', merged: true }],
    [5, { kind: 'text', text: '茅箭' }],
  ])
})

const DATE_FORMATS: readonly (readonly [pattern: string, text: string])[] = [
  ['yyyy"年"m"月"d"日"', '2022年3月1日'],
  ['[$-804]yyyy"年"m"月";@', '2022年3月'],
  ['m"月"d"日"', '3月1日'],
  ['yyyy\\-mm\\-dd', '2022-03-01'],
  ['yyyy/m/d h:mm', '2022/3/1 12:00'],
]
test.each(DATE_FORMATS)('a number in the format %s is a date, shown as %s', async (pattern, text) => {
  const cell = await onlyCell('<c r="A1" s="1"><v>44621.5</v></c>', { patterns: { 164: pattern }, styles: [0, 164] })
  expect(cell).toEqual({ kind: 'number', value: 44621.5, text, date: '2022-03-01', digitsLost: false })
})

test.each([14, 27, 31, 36, 57, 58])('the built-in format %i of Chinese offices is a date', async (id) => {
  expect(await onlyCell('<c r="A1" s="1"><v>44621</v></c>', { styles: [0, id] })).toMatchObject({ date: '2022-03-01' })
})

test.each(['0"年"', 'h:mm', '#,##0.00', 'General', '"d"0', 'bad"pattern'])(
  'a number in the format %s is no date',
  async (pattern) => {
    const cell = await onlyCell('<c r="A1" s="1"><v>44621</v></c>', { patterns: { 164: pattern }, styles: [0, 164] })
    expect(cell).not.toHaveProperty('date')
  },
)

test('a workbook that counts days from 1904 shows the same days', async () => {
  const cell = await onlyCell('<c r="A1" s="1"><v>43159</v></c>', { styles: [0, 14], from1904: true })
  expect(cell).toMatchObject({ text: '2022/3/1', date: '2022-03-01' })
})

test('the 29th of February 1900, which spreadsheets have, is no date; the days around it are right', async () => {
  const dates = await Promise.all(
    [59, 60, 61].map((serial) => onlyCell(`<c r="A1" s="1"><v>${serial}</v></c>`, { styles: [0, 14] })),
  )
  expect(dates.map((cell) => (cell?.kind === 'number' ? cell.date : null))).toEqual([
    '1900-02-28',
    undefined,
    '1900-03-01',
  ])
})

const CELLS: readonly (readonly [what: string, xml: string, cell: ReadCell])[] = [
  ['rich text without its phonetic guide', '<c r="A1" t="s"><v>0</v></c>', { kind: 'text', text: '张三 站长' }],
  ['an escaped line break', '<c r="A1" t="s"><v>1</v></c>', { kind: 'text', text: 'a\nb_x000D_' }],
  [
    'an inline text',
    '<c r="A1" t="inlineStr"><is><t>内</t><rPh><t>nei</t></rPh></is></c>',
    { kind: 'text', text: '内' },
  ],
  ['an inline text of nothing', '<c r="A1" t="inlineStr"><is><t/></is></c><c r="B1"><v>1</v></c>', { kind: 'empty' }],
  [
    'the stored value of a formula',
    '<c r="A1" t="str"><f>B1&amp;"站"</f><v>东站</v></c>',
    { kind: 'text', text: '东站' },
  ],
  [
    'the stored number of a formula',
    '<c r="A1"><f>60+25</f><v>85</v></c>',
    { kind: 'number', value: 85, text: '85', digitsLost: false },
  ],
  ['a formula without a value', '<c r="A1"><f>60+25</f></c>', { kind: 'error', text: '#NO-VALUE' }],
  ['a formula with an empty value element', '<c r="A1"><f>60+25</f><v></v></c>', { kind: 'error', text: '#NO-VALUE' }],
  [
    'a formula whose value is the empty text',
    '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>',
    { kind: 'empty' },
  ],
  ['an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', text: '#DIV/0!' }],
  ['a truth value', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', value: true }],
  [
    'an ISO date',
    '<c r="A1" t="d"><v>2022-03-01T00:00:00</v></c>',
    { kind: 'number', value: 44621, text: '2022-03-01', date: '2022-03-01', digitsLost: false },
  ],
  [
    'a number of 18 digits',
    '<c r="A1"><v>4.20304189912310016E+17</v></c>',
    { kind: 'number', value: Number('420304189912310016'), text: '420304189912310016', digitsLost: true },
  ],
  [
    'a telephone number',
    '<c r="A1"><v>13800000000</v></c>',
    { kind: 'number', value: 13800000000, text: '13800000000', digitsLost: false },
  ],
  ['a cell without a reference', '<c><v>5</v></c>', { kind: 'number', value: 5, text: '5', digitsLost: false }],
]
const TEXTS =
  '<si><r><t>张三</t></r><rPh sb="0" eb="2"><t>zhang</t></rPh><r><rPr/><t xml:space="preserve"> 站长</t></r></si><si><t>a_x000A_b_x005F_x000D_</t></si>'
test.each(CELLS)('%s is read', async (_, xml, cell) => {
  expect(await onlyCell(xml, { texts: TEXTS })).toEqual(cell)
})

test('elements with a namespace prefix are read, and rows without numbers', async () => {
  const content = await rawWorkbook({
    sheet: '',
    parts: {
      'xl/worksheet.xml':
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    },
  })
  expect((await readRows(content, 'xlsx')).map((line) => line.row)).toEqual([1, 2])
})

test('a sheet that is not there is told by its name', async () => {
  await using book = await openSpreadsheet(await rawWorkbook({ sheet: '' }), 'xlsx')
  expect(() => book.rows('别的')).toThrow(
    expect.objectContaining({ details: { reason: 'sheet-unknown', params: { sheet: '别的' } } }),
  )
})

test('whatever another library writes is read as it was written', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((written) => /^[^\p{C}]+$/u.test(written) && !/_x[0-9a-f]{4}_/i.test(written))
  const cell = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.constant(null))
  const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const read = await readRows(await writeXlsx({ sheets: [{ name: '表', rows }] }), 'xlsx')
      const values = read.map(({ row: number, cells }) => [number, cells.map(heldBy)])
      const written = rows
        .map((cells, index) => [index + 1, cells.slice(0, cells.findLastIndex((value) => value !== null) + 1)] as const)
        .filter(([, cells]) => cells.length > 0)
      expect(values).toEqual(written)
    }),
    { numRuns: 60 },
  )
})

function heldBy(cell: ReadCell): string | number | boolean | null {
  switch (cell.kind) {
    case 'empty':
      return null
    case 'text':
    case 'error':
      return cell.text
    case 'number':
    case 'boolean':
      return cell.value
  }
}
