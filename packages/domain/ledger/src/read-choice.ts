import { type ReadCell, shownText } from '@zhanwang/kernel/sheet'
import { type CellReading, faulty, plain, quoted } from './cell-reading.ts'
import type { LedgerColumn } from './ledger.ts'
import { normaliseHeader } from './normalise-header.ts'

const YES = new Set(['是', '有', '√', '✓', '✔', '☑', '1', 'y', 'yes', 'true', '对', '已', '已有', '具备'])
const NO = new Set(['否', '无', '没有', '×', '✗', '✘', '✕', '☒', 'x', '0', 'n', 'no', 'false', '未', '不是', '不具备'])

/** Reads one of the column's choices, written as its value, its name in either language, or an alias. */
export function readChoice(cell: ReadCell, column: ChoiceColumn): CellReading {
  const written = shownText(cell)
  const text = normaliseHeader(written)
  const value = valuesOf(column).get(text)
  if (value !== undefined) return plain(value)
  return faulty(
    column.key,
    `“${quoted(written)}”不在可选内容中:${column.choices.map(({ zh }) => zh).join('、')}`,
    `“${quoted(written)}” is none of: ${column.choices.map(({ en }) => en).join(', ')}`,
  )
}

type ChoiceColumn = LedgerColumn & { readonly kind: 'choice' }

const values = new WeakMap<ChoiceColumn, ReadonlyMap<string, string>>()

/** The choices of a column by each word for them, told once: of two that share a word it is the first's. */
function valuesOf(column: ChoiceColumn): ReadonlyMap<string, string> {
  const known = values.get(column)
  if (known) return known
  const words = column.choices.flatMap(({ value, zh, en, aliases = [] }) =>
    [value, zh, en, ...aliases].map((word) => [normaliseHeader(word), value] as const),
  )
  const byWord = new Map(words.reverse())
  values.set(column, byWord)
  return byWord
}

/** Reads 是/否, 有/无, √/×, 1/0, Y/N and the like. */
export function readYesNo(cell: ReadCell, key: string): CellReading {
  if (cell.kind === 'boolean') return plain(cell.value)
  const written = shownText(cell)
  const text = written.normalize('NFKC').trim().toLowerCase()
  if (YES.has(text)) return plain(true)
  if (NO.has(text)) return plain(false)
  return faulty(key, `“${quoted(written)}”应填“是”或“否”`, `“${quoted(written)}” should be yes or no`)
}
