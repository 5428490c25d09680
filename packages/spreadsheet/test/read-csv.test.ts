import { shownText } from '@zhanwang/kernel/sheet'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRows } from './read-rows.ts'

async function texts(content: string | Uint8Array): Promise<(readonly [number, ...string[]])[]> {
  const rows = await readRows(typeof content === 'string' ? Buffer.from(content) : content, 'csv')
  return rows.map(({ row, cells }) => [row, ...cells.map(shownText)])
}

const GB = Buffer.from('cfd82cd5becafd0ad4c7d1f42c310a', 'hex')
const WRITTEN = '县,站数\n郧阳,1\n'
const ENCODINGS: readonly (readonly [string, Uint8Array])[] = [
  ['UTF-8', Buffer.from(WRITTEN)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${WRITTEN}`)],
  ['UTF-16 as spreadsheets save it', Buffer.from(`\ufeff${WRITTEN}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(WRITTEN, 'utf16le')],
  ['big-endian UTF-16', Buffer.from(`\ufeff${WRITTEN}`, 'utf16le').swap16()],
]
test.each(ENCODINGS)('%s is told and read', async (_, content) => {
  expect(await texts(content)).toEqual([
    [1, '县', '站数'],
    [2, '郧阳', '1'],
  ])
})

test('GB18030, what Excel in China saves, is told and read, with characters beyond GBK', async () => {
  expect(await texts(GB)).toEqual([
    [1, '县', '站数'],
    [2, '郧阳', '1'],
  ])
  // 𠮷 takes four bytes.
  expect(await texts(Buffer.from('9534b235b4e5', 'hex'))).toEqual([[1, '𠮷村']])
})

test('bytes that are text in none of them are refused in words', async () => {
  await expect(texts(Buffer.from([0x41, 0xff, 0xff, 0x80]))).rejects.toMatchObject({
    details: { reason: 'spreadsheet-encoding' },
  })
})

test.each([',', ';', '\t'])('cells set apart by %j are told apart', async (delimiter) => {
  expect(await texts(['县', '站名'].join(delimiter).concat('\r\n', ['郧阳', '"一,二;三"'].join(delimiter)))).toEqual([
    [1, '县', '站名'],
    [2, '郧阳', '一,二;三'],
  ])
})

test.each(['\r\n', '\n', '\r'])('lines that end in %j are counted as a spreadsheet counts them', async (end) => {
  expect(await texts(['a,b', '', `"x${end}y",2,3`, ',,', 'c'].join(end))).toEqual([
    [1, 'a', 'b'],
    [3, `x${end}y`, '2', '3'],
    [5, 'c'],
  ])
})

test('a quote within a cell is itself, one that is never closed is refused', async () => {
  expect(await texts('a,5" tall,"say ""hi"""\n')).toEqual([[1, 'a', '5" tall', 'say "hi"']])
  await expect(texts('a,"b\nc')).rejects.toMatchObject({ details: { reason: 'spreadsheet-unreadable' } })
})

test.each([
  [`'=1+1`, '=1+1'],
  [`'+86 1`, '+86 1'],
  [`'-5`, '-5'],
  [`'@x`, '@x'],
  [`''=1`, `'=1`],
  [`'quoted'`, `'quoted'`],
  [`'`, `'`],
  ['=1', '=1'],
])('%s is read as %s: what kept it from being a formula is no part of it', async (written, read) => {
  expect(await texts(`甲,乙\n${written},x\n`)).toEqual([
    [1, '甲', '乙'],
    [2, read, 'x'],
  ])
})

test('more columns than are read are refused', async () => {
  await expect(texts('x,'.repeat(201).concat('y'))).rejects.toMatchObject({
    details: { reason: 'spreadsheet-too-wide' },
  })
})

test('whatever is written by RFC 4180 is read as it was written', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text === '' || /^[^\p{C}]+$/u.test(text))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        fc.pre(rows.flat().every((text) => !/^'+[=+\-@\t]/.test(text)))
        const csv = [['甲', '乙', '丙'], ...rows].map((cells) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        )
        const read = (await texts(`\ufeff${csv.join('\r\n')}`)).slice(1)
        const written = rows
          .map((cells, index) => [index + 2, ...cells.slice(0, cells.findLastIndex((text) => text.trim() !== '') + 1)])
          .filter((line) => line.length > 1)
        expect(read).toEqual(written)
      },
    ),
    { numRuns: 200 },
  )
})
