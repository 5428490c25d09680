/** A cell as it was read. A formula is read as its last stored value. */
export type ReadCell = { readonly merged?: true } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number'
      readonly value: number
      /** As the spreadsheet shows it, as far as its format says: `2022年3月1日`, `3,200.50`, `15%`. */
      readonly text: string
      /** The day that is stored (`YYYY-MM-DD`), where the cell's format shows a date. */
      readonly date?: string
      /** More digits than a number keeps (15): an ID number stored as a number. */
      readonly digitsLost: boolean
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#N/A`, or a formula that no program has computed yet (`#NO-VALUE`). */
  | { readonly kind: 'error'; readonly text: string }
)

export interface ReadRow {
  /** Counts from 1, as the spreadsheet numbers it. */
  readonly row: number
  /**
   * By column, `cells[0]` is A. Holes are `empty`; a merged area has its value in each of its cells, `merged` in all but
   * the one that holds it.
   */
  readonly cells: readonly ReadCell[]
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** Number of the last row. */
  readonly rows: number
}

/** What a cell shows, as text; '' for an empty one. */
export function shownText(cell: ReadCell | undefined): string {
  if (!cell) return ''
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
    case 'text':
    case 'number':
    case 'error':
      return cell.text
  }
}

/** The letters of a column that counts from 1: `C` for 3, `AA` for 27. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

/** The name of a cell as spreadsheets give it: `C7`. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}
