import type { Language } from '@zhanwang/kernel/localized-text'
import { cellName, type ReadRow, shownText } from '@zhanwang/kernel/sheet'
import { quoted } from './cell-reading.ts'
import type { CellProblem, ColumnMatch } from './import.ts'
import type { CellValue, Ledger, LedgerRow } from './ledger.ts'
import { readLedgerCell } from './read-cell.ts'
import { note, type Remark } from './remark.ts'

export interface RowReading {
  readonly values: LedgerRow
  /** The cells as the file shows them, by the ledger's keys. */
  readonly shown: Readonly<Record<string, string>>
  readonly remarks: readonly Remark[]
}

type MatchedColumn = Pick<ColumnMatch, 'column' | 'key'>

/** Reads a row of data by the columns that were matched; what the file has no column for is absent from `values`. */
export function readLedgerRow(row: ReadRow, columns: readonly MatchedColumn[], ledger: Ledger): RowReading {
  const values: Record<string, CellValue> = {}
  const shown: Record<string, string> = {}
  const remarks: Remark[] = []
  for (const column of ledger.columns) {
    const match = columns.find(({ key }) => key === column.key)
    if (!match) continue
    const cell = row.cells[match.column - 1]
    const reading = readLedgerCell(cell, column)
    values[column.key] = reading.value
    shown[column.key] = shownText(cell)
    remarks.push(...reading.remarks)
    if (isMergedWithLeft(row, match.column)) {
      const text = quoted(shownText(cell))
      remarks.push(
        note(
          column.key,
          `与左侧合并为一个单元格,两列都按“${text}”读取`,
          `Merged with the cell to its left: both are read as “${text}”`,
        ),
      )
    }
  }
  return { values, shown, remarks }
}

// Merged downwards, a value plainly stands for each of the rows; merged sideways it stands for two different columns.
function isMergedWithLeft(row: ReadRow, column: number): boolean {
  const cell = row.cells[column - 1]
  const left = row.cells[column - 2]
  return cell?.merged === true && left !== undefined && shownText(left) === shownText(cell)
}

/** A remark about a row as a reader sees it, with the cell that it is about. */
export function toCellProblem(
  { severity, key, text }: Remark,
  row: number,
  columns: readonly MatchedColumn[],
  language: Language,
): CellProblem {
  const column = key === null ? null : (columns.find((match) => match.key === key)?.column ?? null)
  return { severity, column, cell: column === null ? null : cellName(column, row), text: text[language] }
}

/**
 * The remarks of a row's cells with those of rules that looked at its values: a rule that misses what its cell could not
 * give says nothing new.
 */
export function joinRemarks(cells: readonly Remark[], rules: readonly Remark[]): readonly Remark[] {
  const faulty = new Set(cells.filter(({ severity }) => severity === 'error').map(({ key }) => key))
  return [...cells, ...rules.filter(({ key }) => key === null || !faulty.has(key))]
}
