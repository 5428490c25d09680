import { DomainError } from '@zhanwang/kernel/errors'
import type { ReadRow, SheetInfo } from '@zhanwang/kernel/sheet'

/** The path of a file, or its content. */
export type SpreadsheetSource = string | Uint8Array

export interface RowRange {
  /** First and last row to be read, both included, as the spreadsheet numbers them. */
  readonly from?: number
  readonly to?: number
}

/** A spreadsheet that is open for reading, any number of times over. */
export interface Spreadsheet extends AsyncDisposable {
  /** All sheets, hidden ones too. A .csv is one sheet named `CSV`. */
  readonly sheets: readonly SheetInfo[]
  /**
   * The rows of a sheet from top to bottom, blank ones left out, without holding more than a few in memory. Throws
   * `rule-broken` with `sheet-unknown`, or as `openSpreadsheet` where a fault shows only further down.
   */
  rows(sheet: string, range?: RowRange): AsyncIterable<ReadRow>
}

/** Throws `rule-broken` for a sheet that a spreadsheet does not have. */
export function unknownSheet(sheet: string): DomainError {
  return new DomainError('rule-broken', { reason: 'sheet-unknown', params: { sheet } })
}
