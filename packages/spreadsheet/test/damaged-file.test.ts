import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import { writeCsv } from '@zhanwang/spreadsheet/write-csv'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { readRows } from './read-rows.ts'

const files = new Map<'xlsx' | 'csv', Buffer>()
beforeAll(async () => {
  const columns = ['县(市、区)', '乡镇(街道)', '站点名称', '挂牌时间'].map((header) => ({ header }))
  const rows = () =>
    Readable.from(Array.from({ length: 300 }, (_, n) => ['郧阳区', `第${n}镇`, n, { date: '2022-03-01' }]))
  const facts = { name: '说明', rows: () => [] }
  const workbook = writeXlsx({ columns, rows: rows(), name: '台账', author: '张经办', createdAt: new Date(0), facts })
  files.set('xlsx', await buffer(Readable.from(workbook)))
  files.set('csv', await buffer(Readable.from(writeCsv({ columns, rows: rows() }))))
})

/** What happens to a file on a bad stick: bytes that changed, an end that is missing, a piece that is there twice. */
const damage = fc.oneof(
  fc
    .array(fc.record({ at: fc.double({ min: 0, max: 0.999_999, noNaN: true }), byte: fc.nat(255) }), {
      minLength: 1,
      maxLength: 20,
    })
    .map((changes) => (content: Buffer) => {
      const changed = Buffer.from(content)
      for (const { at, byte } of changes) changed[Math.floor(at * changed.length)] = byte
      return changed
    }),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((part) => (content: Buffer) => content.subarray(0, Math.floor(part * content.length))),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([from, to]) => (content: Buffer) => {
      const [start, end] = [from, to].map((part) => Math.floor(part * content.length)).toSorted((a, b) => a - b)
      return Buffer.concat([content.subarray(0, end), content.subarray(start)])
    }),
)

test.each(['xlsx', 'csv'] as const)(
  'a damaged .%s is read as far as it goes or refused in words, and never tried again as if it could be read later',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(damage, async (spoil) => {
        try {
          await readRows(spoil(files.get(format) ?? Buffer.alloc(0)), format)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          expect(ERROR_CODES[error.code].retry).toBe('never')
          expect(error.details.reason).toMatch(/^spreadsheet-/)
        }
      }),
      { numRuns: 150 },
    )
  },
  60_000,
)
