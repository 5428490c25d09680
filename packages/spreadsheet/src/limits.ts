import { DomainError } from '@zhanwang/kernel/errors'

/** More columns than any ledger has; what lies beyond is a slip of the hand or an attack. */
export const MOST_COLUMNS = 200
/** What a sheet of .xlsx can hold. */
export const MOST_ROWS = 1_048_576
/** Characters that a cell can hold (Excel's own limit). */
export const MOST_CELL_CHARACTERS = 32_767
/** Bytes that one part of a workbook may unpack to: a sheet of 1,000,000 rows of 20 columns has about 0.8 GB. */
export const MOST_PART_BYTES = 1_024 ** 3
/** Unpacked over packed bytes: deflate reaches 1,032, a real sheet 5 to 60. Asked only of parts above 10 MB. */
export const MOST_RATIO = 200
export const RATIO_FROM_BYTES = 10 * 1_024 ** 2
/** Parts of one workbook. */
export const MOST_PARTS = 10_000
/** UTF-8 bytes of all shared texts, which are kept in memory while a workbook is open. */
export const MOST_SHARED_TEXT_BYTES = 192 * 1_024 ** 2
/** Bytes of XML without a tag, or of one CSV record. */
export const MOST_BYTES_AT_ONCE = 4 * 1_024 ** 2

/** The file is broken, or not what it says it is; `cause` is for the log. */
export function unreadable(message: string, cause?: unknown): DomainError {
  return new DomainError('rule-broken', { reason: 'spreadsheet-unreadable' }, { cause: cause ?? new Error(message) })
}

/** More in it than is read. */
export function tooLarge(message: string): DomainError {
  return new DomainError('rule-broken', { reason: 'spreadsheet-too-large' }, { cause: new Error(message) })
}

/** Throws `rule-broken` for a row or column beyond the limits. */
export function checkPosition(row: number, column: number): void {
  if (row > MOST_ROWS) {
    throw new DomainError('rule-broken', { reason: 'spreadsheet-too-long', params: { most: MOST_ROWS } })
  }
  if (column > MOST_COLUMNS) {
    throw new DomainError('rule-broken', { reason: 'spreadsheet-too-wide', params: { most: MOST_COLUMNS, row } })
  }
}
