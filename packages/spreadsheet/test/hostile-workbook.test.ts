import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SPREADSHEET_REASONS } from '@zhanwang/domain-ledger/spreadsheet-reasons'
import { DomainError } from '@zhanwang/kernel/errors'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { rawWorkbook, zipOf } from './raw-workbook.ts'
import { readRows } from './read-rows.ts'

async function reasonOf(content: string | Uint8Array, type: 'xlsx' | 'csv' = 'xlsx'): Promise<string | undefined> {
  const failure = await readRows(content, type).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (failure === undefined) return undefined
  if (!(failure instanceof DomainError)) throw failure
  return failure.details.reason
}

function ole(directoryEntry: string): Buffer {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([magic, Buffer.alloc(70_000), Buffer.from(directoryEntry, 'utf16le'), Buffer.alloc(500)])
}

const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'

test('an encrypted workbook is told apart from an old .xls, in memory and on disk', async () => {
  const path = join(tmpdir(), `zhanwang-${randomBytes(6).toString('hex')}.xlsx`)
  await writeFile(path, ole('EncryptedPackage'))
  expect(await reasonOf(path)).toBe('spreadsheet-encrypted')
  expect(await reasonOf(ole('EncryptedPackage'))).toBe('spreadsheet-encrypted')
  expect(await reasonOf(ole('Workbook'))).toBe('spreadsheet-old-format')
})

test('what is no workbook is refused in words', async () => {
  expect(await reasonOf(Buffer.from('县,站名\n'))).toBe('spreadsheet-unreadable')
  expect(await reasonOf(new Uint8Array())).toBe('spreadsheet-unreadable')
  expect(await reasonOf(await zipOf({ 'word/document.xml': '<a/>' }))).toBe('spreadsheet-unreadable')
})

test('a document type is refused before any of its entities is expanded', async () => {
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
  expect(await reasonOf(await rawWorkbook({ sheet: '', parts: { 'xl/worksheet.xml': laughs } }))).toBe(
    'spreadsheet-unreadable',
  )
})

test('a part that unpacks to two hundred times its size is refused unread', async () => {
  const bomb = Buffer.alloc(40 * 1024 ** 2, ' ')
  expect(await reasonOf(await rawWorkbook({ sheet: '', parts: { 'xl/worksheet.xml': bomb } }))).toBe(
    'spreadsheet-too-large',
  )
})

test('text without end is refused while it is read', async () => {
  const endless = `<worksheet><sheetData><row><c t="str"><v>${'永'.repeat(100_000)}</v></c></row></sheetData></worksheet>`
  expect(await reasonOf(await rawWorkbook({ sheet: endless }))).toBeUndefined()
  const random = randomBytes(4 * 1024 ** 2).toString('hex')
  expect(await reasonOf(await rawWorkbook({ sheet: `<a b="${random}"/>` }))).toBe('spreadsheet-too-large')
})

test('an archive that lies about the size of a part is refused', async () => {
  const honest = await rawWorkbook({ sheet: `${SHEET}<!--${'x'.repeat(5000)}-->` })
  const lying = Buffer.from(honest)
  const name = lying.lastIndexOf('xl/worksheet.xml')
  // The uncompressed size in the directory stands 22 bytes before the name.
  lying.writeUInt32LE(100, name - 22)
  expect(await reasonOf(lying)).toBe('spreadsheet-unreadable')
})

test('more columns or rows than are read are refused with the limit', async () => {
  const wide = '<sheetData><row r="3"><c r="GS3"><v>1</v></c></row></sheetData>'
  expect(await reasonOf(await rawWorkbook({ sheet: wide }))).toBe('spreadsheet-too-wide')
  const long = '<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'
  expect(await reasonOf(await rawWorkbook({ sheet: long }))).toBe('spreadsheet-too-long')
})

test.each([
  [
    'rows that go backwards',
    '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
  ],
  ['cells that go backwards', '<sheetData><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row></sheetData>'],
  ['a reference that is none', '<sheetData><row r="1"><c r="1"><v>1</v></c></row></sheetData>'],
  ['a number that is none', '<sheetData><row r="1"><c r="A1"><v>zwölf</v></c></row></sheetData>'],
  ['a text that is not there', '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>'],
  ['a merged area that is none', `${SHEET}<mergeCells><mergeCell ref="nowhere"/></mergeCells>`],
  ['XML that breaks off', '<sheetData><row r="1"><c r="A1"><v>1</v>'],
])('%s are refused', async (_, sheet) => {
  expect(await reasonOf(await rawWorkbook({ sheet }))).toBe('spreadsheet-unreadable')
})

test('a damaged file is read or refused in words, never anything else', async () => {
  const sound = Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [
            ['县', '站名'],
            ['郧阳', 1],
            [true, 'x'],
          ],
        },
      ],
    }),
  )
  const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(sound.length), fc.boolean(), async (bytes, end, cut) => {
      const damaged = Buffer.from(sound)
      for (const [at, byte] of bytes) damaged[at] = byte
      const reason = await reasonOf(cut ? damaged.subarray(0, end) : damaged)
      expect([undefined, ...Object.keys(SPREADSHEET_REASONS)]).toContain(reason)
    }),
    { numRuns: 300 },
  )
})
