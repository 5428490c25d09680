import { findLayout, HEADER_SEARCH_ROWS, headersOf, type SheetHead } from '@zhanwang/domain-ledger/find-header'
import { headerSignature } from '@zhanwang/domain-ledger/header-signature'
import { type ColumnMatch, SheetLayout } from '@zhanwang/domain-ledger/import'
import { matchColumns } from '@zhanwang/domain-ledger/match-columns'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ReadRow } from '@zhanwang/kernel/sheet'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { Spreadsheet } from '@zhanwang/spreadsheet/spreadsheet'
import { ImportGoneOn } from './import-gone-on.ts'
import type { ImportOf } from './import-handlers.ts'
import { type StoredImport, saveStep } from './import-store.ts'
import { withSpreadsheet } from './imported-file.ts'
import type { ImportParts } from './ledger-import.ts'
import { findMapping, mappingOwner } from './mapping-store.ts'

/** Sheets that are looked at for the table; the others can be named by the clerk. */
const MOST_SHEETS_SEARCHED = 20
const SAMPLE_ROWS = 20

/**
 * Reads what a file is made of: its sheets, where the table lies (unless the clerk said so), and what its columns are
 * likely to be. Throws `rule-broken` for a file that cannot be read or holds no table.
 */
export async function runRead(
  { ledger }: ImportOf,
  { db, files }: ImportParts,
  stored: StoredImport,
  job: JobRun,
): Promise<void> {
  const found = await withSpreadsheet(files, stored, async (book) => {
    const sheets = book.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows }))
    const layout = stored.layout ?? findLayout(await headsOf(book), ledger)
    if (!layout || !SheetLayout.safeParse(layout).success) {
      throw new DomainError('rule-broken', { reason: 'import-no-table' })
    }
    const { headerFrom: from, headerTo } = layout
    const rows = await rowsOf(book, layout.sheet, { from, to: headerTo + SAMPLE_ROWS })
    const headers = headersOf(rows, layout)
    const mapping = { ledger: ledger.code, signature: headerSignature(headers) }
    const owner = mappingOwner(job.accountId, job.scopes)
    const kept = await findMapping(db.read, { ...mapping, owner })
    const samples = rows.filter(({ row }) => row > headerTo)
    const columns: readonly ColumnMatch[] = matchColumns(headers, samples, ledger, kept)
    return { sheets, layout, columns }
  })
  const change = {
    sheets: JSON.stringify(found.sheets),
    layout: JSON.stringify(found.layout),
    columns: JSON.stringify(found.columns),
  }
  job.signal.throwIfAborted()
  const saved = await db.upkeep((tx) => saveStep(tx, stored, 'propose', { change, now: new Date() }))
  if (!saved) throw new ImportGoneOn()
}

async function headsOf(book: Spreadsheet): Promise<SheetHead[]> {
  const heads: SheetHead[] = []
  for (const sheet of book.sheets.slice(0, MOST_SHEETS_SEARCHED)) {
    heads.push({ sheet, rows: await rowsOf(book, sheet.name, { from: 1, to: HEADER_SEARCH_ROWS }) })
  }
  return heads
}

async function rowsOf(book: Spreadsheet, sheet: string, range: { from: number; to: number }): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const row of book.rows(sheet, range)) rows.push(row)
  return rows
}
