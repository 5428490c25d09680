import { type ReadRow, shownText } from '@zhanwang/kernel/sheet'
import { type HeaderCell, recogniseJoined } from './find-header.ts'
import type { ColumnMatch } from './import.ts'
import { type KnownHeaders, knownHeaders } from './known-headers.ts'
import type { Ledger, LedgerColumn } from './ledger.ts'
import { headerWithoutBrackets } from './normalise-header.ts'

const MOST_SAMPLES = 5
/** A single character (县 in 县级负责人) is contained in too much. */
const SHORTEST_CONTAINED = 2

/** A mapping that was confirmed for the same headers (`headerSignature`). */
export type KeptMapping = readonly { readonly column: number; readonly key: string | null }[]

/**
 * Proposes for each column of a file which of the ledger's it is, each of those at most once: as a kept mapping of the
 * same headers says, else by the header's own words, else where a known header is contained in it (or it in one) and
 * nothing else would do. Columns that fit nothing are not taken over.
 */
export function matchColumns(
  headers: readonly HeaderCell[],
  samples: readonly ReadRow[],
  ledger: Ledger,
  kept: KeptMapping | null = null,
): readonly ColumnMatch[] {
  const chosen = kept ? keptKeys(headers, ledger, kept) : proposedKeys(headers, ledger)
  return headers.map(({ column, header }) => ({
    column,
    header,
    samples: samplesOf(column, samples),
    key: chosen.get(column) ?? null,
    by: kept ? 'kept' : chosen.has(column) ? 'header' : 'none',
  }))
}

/** Columns of the ledger without which no row can be taken over and which nothing was matched to. */
export function missingColumns(ledger: Ledger, columns: readonly Pick<ColumnMatch, 'key'>[]): readonly LedgerColumn[] {
  return ledger.columns.filter(({ key, required }) => required && !columns.some((match) => match.key === key))
}

function keptKeys(headers: readonly HeaderCell[], ledger: Ledger, kept: KeptMapping): ReadonlyMap<number, string> {
  const free = new Set(ledger.columns.map(({ key }) => key))
  const chosen = new Map<number, string>()
  for (const { column } of headers) {
    const key = kept.find((match) => match.column === column)?.key
    // A column that the ledger has no more, or a second one for the same, is left out.
    if (key && free.delete(key)) chosen.set(column, key)
  }
  return chosen
}

function proposedKeys(headers: readonly HeaderCell[], ledger: Ledger): ReadonlyMap<number, string> {
  const known = knownHeaders(ledger)
  const free = new Set(ledger.columns.map(({ key }) => key))
  const chosen = new Map<number, string>()
  const unknown: HeaderCell[] = []
  for (const cell of headers) {
    const recognised = recogniseJoined(known, cell.header)
    if (!recognised) unknown.push(cell)
    else if (recognised.key !== null && free.delete(recognised.key)) chosen.set(cell.column, recognised.key)
  }
  const guesses = unknown.map(({ column, header }) => ({ column, keys: containedKeys(header, known, free) }))
  for (const { column, keys } of guesses) {
    const [key, ...others] = keys
    if (key === undefined || others.length > 0) continue
    if (guesses.some((guess) => guess.column !== column && guess.keys.includes(key))) continue
    chosen.set(column, key)
  }
  return chosen
}

function containedKeys(header: string, known: KnownHeaders, free: ReadonlySet<string>): readonly string[] {
  const text = headerWithoutBrackets(header.split(' / ').at(-1) ?? '')
  if (text.length < SHORTEST_CONTAINED) return []
  if ([...known.ignored].some((ignored) => ignored.length >= SHORTEST_CONTAINED && text.includes(ignored))) return []
  const keys = new Set<string>()
  for (const [spelling, key] of known.keys) {
    if (spelling.length < SHORTEST_CONTAINED) continue
    if (text.includes(spelling) || spelling.includes(text)) keys.add(key)
  }
  // Where what it also might be is taken already, it is the more doubtful which of two it is: only a single one counts.
  return keys.size === 1 ? [...keys].filter((key) => free.has(key)) : []
}

function samplesOf(column: number, rows: readonly ReadRow[]): string[] {
  return rows
    .map(({ cells }) =>
      shownText(cells[column - 1])
        .trim()
        .slice(0, 100),
    )
    .filter((text) => text !== '')
    .slice(0, MOST_SAMPLES)
}
