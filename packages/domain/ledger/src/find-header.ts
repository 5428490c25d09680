import { type ReadRow, type SheetInfo, shownText } from '@zhanwang/kernel/sheet'
import type { SheetLayout } from './import.ts'
import { type KnownHeaders, knownHeaders, recogniseHeader } from './known-headers.ts'
import type { Ledger } from './ledger.ts'
import { normaliseHeader } from './normalise-header.ts'

/** How many of a sheet's rows are looked at to find its header: a title, a few lines about the table, three of header. */
export const HEADER_SEARCH_ROWS = 30
const MOST_HEADER_ROWS = 3

/** The beginning of a sheet: its first `HEADER_SEARCH_ROWS` rows, blank ones may be absent. */
export interface SheetHead {
  readonly sheet: SheetInfo
  readonly rows: readonly ReadRow[]
}

/** A column's header, several rows joined by ` / `. Columns count from 1. */
export interface HeaderCell {
  readonly column: number
  readonly header: string
}

/**
 * Where the table most likely lies: the visible sheet (a hidden one only where no visible one will do) and the one to
 * three rows whose words are most like the ledger's columns, title rows and lines such as 填报单位 above them skipped.
 * Where no header is known, the first row with several different texts; null where no sheet has any row.
 */
export function findLayout(heads: readonly SheetHead[], ledger: Ledger): SheetLayout | null {
  const known = knownHeaders(ledger)
  let best: { layout: SheetLayout; score: number } | null = null
  for (const head of [...heads.filter(({ sheet }) => !sheet.hidden), ...heads.filter(({ sheet }) => sheet.hidden)]) {
    const found = headerOfSheet(head.rows, known)
    if (!found) continue
    // A visible sheet with a single known header, such as a note that says 备注, is not worth less than a hidden table.
    const score = found.score - (head.sheet.hidden ? 1_000 : 0)
    if (!best || score > best.score) {
      best = { layout: { sheet: head.sheet.name, headerFrom: found.from, headerTo: found.to }, score }
    }
  }
  return best?.layout ?? null
}

interface FoundHeader {
  readonly from: number
  readonly to: number
  readonly score: number
}

function headerOfSheet(rows: readonly ReadRow[], known: KnownHeaders): FoundHeader | null {
  let best: FoundHeader | null = null
  rows.forEach((first, index) => {
    for (let height = 1; height <= MOST_HEADER_ROWS; height += 1) {
      const candidate = rows.slice(index, index + height)
      const last = candidate.at(-1)
      if (candidate.length < height || !last) break
      const score = scoreOf(candidate, known)
      // More rows only where they name more columns: else the first row of data would be taken for a part of the header.
      if (score > 0 && (!best || score > best.score)) best = { from: first.row, to: last.row, score }
    }
  })
  if (best) return withMergedRows(best, rows)
  const likely = rows.find((row) => new Set(row.cells.map(shownText).filter((text) => text.trim() !== '')).size > 1)
  const row = likely ?? rows.find(hasContent)
  return row ? { from: row.row, to: row.row, score: 0 } : null
}

/** The rows above and below that are one header with it: a cell is merged over both. */
function withMergedRows({ from, to, score }: FoundHeader, rows: readonly ReadRow[]): FoundHeader {
  const at = (number: number) => rows.find(({ row }) => row === number)
  let first = from
  while (to - first + 1 < MOST_HEADER_ROWS && areMerged(at(first - 1), at(first))) first -= 1
  let last = to
  while (last - first + 1 < MOST_HEADER_ROWS && areMerged(at(last), at(last + 1))) last += 1
  return { from: first, to: last, score }
}

function areMerged(upper: ReadRow | undefined, lower: ReadRow | undefined): boolean {
  // A title merged over several rows and the whole width is no part of the header below it.
  if (!upper || !lower || new Set(upper.cells.map(shownText).filter((text) => text !== '')).size < 2) return false
  return lower.cells.some((cell, column) => {
    const text = shownText(cell)
    return cell.merged === true && text !== '' && text === shownText(upper.cells[column])
  })
}

function hasContent(row: ReadRow): boolean {
  return row.cells.some((cell) => shownText(cell).trim() !== '')
}

/** Ten for each different known header; minus one for each row, and for each text too long to be a header. */
function scoreOf(rows: readonly ReadRow[], known: KnownHeaders): number {
  const keys = new Set<string>()
  let tooLong = 0
  for (const { header } of joinHeaders(rows)) {
    const recognised = recogniseJoined(known, header)
    if (recognised) keys.add(recognised.key ?? normaliseHeader(header))
    if (header.length > 60) tooLong += 1
  }
  return keys.size === 0 ? 0 : keys.size * 10 - rows.length - tooLong
}

/** What a header of several rows stands for: as a whole, else by its lowest row, else by its highest (序号 over two rows). */
export function recogniseJoined(known: KnownHeaders, header: string): { readonly key: string | null } | undefined {
  const parts = header.split(' / ')
  const whole = recogniseHeader(known, header)
  if (whole || parts.length === 1) return whole
  return recogniseHeader(known, parts.at(-1) ?? '')
}

/** The headers of a layout's columns, from the rows that `layout` names; columns without any are absent. */
export function headersOf(rows: readonly ReadRow[], layout: SheetLayout): readonly HeaderCell[] {
  return joinHeaders(rows.filter(({ row }) => row >= layout.headerFrom && row <= layout.headerTo))
}

function joinHeaders(rows: readonly ReadRow[]): readonly HeaderCell[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, index) => {
    const parts: string[] = []
    for (const row of rows) {
      const text = shownText(row.cells[index]).replace(/\s+/g, ' ').trim()
      // A header merged over several rows has its text in each of them.
      if (text !== '' && text !== parts.at(-1)) parts.push(text)
    }
    return { column: index + 1, header: parts.join(' / ') }
  }).filter(({ header }) => header !== '')
}
