import { duplicateFinder } from '@zhanwang/domain-ledger/duplicates'
import { findLayout, HEADER_SEARCH_ROWS, headersOf } from '@zhanwang/domain-ledger/find-header'
import { matchColumns } from '@zhanwang/domain-ledger/match-columns'
import { joinRemarks, readLedgerRow, toCellProblem } from '@zhanwang/domain-ledger/read-row'
import { rowJudge } from '@zhanwang/domain-ledger/row-kind'
import type { ReadRow } from '@zhanwang/kernel/sheet'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import { badStationLedger } from '@zhanwang/testkit/station-ledger-file'
import { expect, test } from 'vitest'
import { newStation } from '../src/new-station.ts'
import { STATION_LEDGER } from '../src/station-ledger.ts'
import { readStationRow, stationRowKey } from '../src/station-ledger-row.ts'

async function gathered(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const all: ReadRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

test('a ledger with everything bureaus do wrong is read: each fault is told at its cell, and nothing else', async () => {
  const bad = await badStationLedger()
  await using book = await openSpreadsheet(bad.content, 'xlsx')
  const heads = await Promise.all(
    book.sheets.map(async (sheet) => ({
      sheet,
      rows: await gathered(book.rows(sheet.name, { to: HEADER_SEARCH_ROWS })),
    })),
  )
  const layout = findLayout(heads, STATION_LEDGER)
  expect(layout).toEqual({ sheet: bad.sheet, headerFrom: bad.headerFrom, headerTo: bad.headerTo })
  if (!layout) return
  const headers = headersOf(heads.find(({ sheet }) => sheet.name === layout.sheet)?.rows ?? [], layout)
  const columns = matchColumns(headers, [], STATION_LEDGER)
  const judge = rowJudge(headers, columns, STATION_LEDGER)
  const repeated = duplicateFinder()
  const told: unknown[] = []
  const ignored: number[] = []
  const good: number[] = []
  const duplicates = new Map<number, number>()

  for (const row of await gathered(book.rows(layout.sheet, { from: layout.headerTo + 1 }))) {
    if (judge(row).kind === 'ignored') {
      ignored.push(row.row)
      continue
    }
    const { values, remarks: ofCells } = readLedgerRow(row, columns, STATION_LEDGER)
    const { intended, remarks: ofRow } = readStationRow(values)
    const ofStation = intended ? newStation(intended, '2026-11-24').remarks : []
    const problems = joinRemarks(ofCells, [...ofRow, ...ofStation]).map((remark) =>
      toCellProblem(remark, row.row, columns, 'zh'),
    )
    told.push(...problems.map(({ severity, cell }) => ({ severity, cell })))
    if (problems.some(({ severity }) => severity === 'error')) continue
    const first = repeated.firstOf(row.row, intended && stationRowKey(intended))
    if (first === null) good.push(row.row)
    else duplicates.set(row.row, first)
  }

  expect(told).toEqual(bad.faults.map(({ severity, cell }) => ({ severity, cell })))
  expect(ignored).toEqual(bad.ignoredRows)
  expect(duplicates).toEqual(bad.duplicates)
  expect(good.filter((row) => row !== bad.unknownPlaceRow)).toEqual(bad.goodRows)
})
