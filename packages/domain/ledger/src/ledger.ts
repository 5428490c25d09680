import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What a cell of a column holds, after reading: dates as `YYYY-MM-DD`, a choice as its value. */
export type CellValue = string | number | boolean | null

export interface LedgerChoice extends LocalizedText {
  readonly value: string
  /** Other words that bureaus write for it: 独立 for 独立办公. */
  readonly aliases?: readonly string[]
}

interface ColumnBase extends LocalizedTextColumn {
  readonly key: string
  /** A row without it cannot be taken over. */
  readonly required?: boolean
}

interface LocalizedTextColumn {
  /** As it stands in the template and in an export. */
  readonly header: LocalizedText
  /** Other headers that bureaus use for it. */
  readonly aliases?: readonly string[]
  /** What to write there, shown in the template and beside the mapping. */
  readonly hint?: LocalizedText
}

export type LedgerColumn = ColumnBase &
  /** `isName`: one spelling without needless spaces is kept of it (`normaliseName`); other text keeps its own. */
  (
    | { readonly kind: 'text'; readonly maxLength: number; readonly isName?: true }
    /** Text without spaces, in half-width capitals: codes, telephone numbers. */
    | { readonly kind: 'code'; readonly maxLength: number }
    /** `units`: words that may stand behind the number and mean the column's own unit: 平方米, ㎡. */
    | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly units?: readonly string[] }
    | {
        readonly kind: 'decimal'
        readonly min: number
        readonly max: number
        /** Digits after the point. */
        readonly scale: number
        readonly units?: readonly string[]
      }
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly choices: readonly LedgerChoice[] }
    | { readonly kind: 'yes-no' }
  )

/** A list that bureaus keep by hand (domain 5.2): what its columns are and mean. Rules about its rows are its context's. */
export interface Ledger {
  /** `stations`. */
  readonly code: string
  readonly title: LocalizedText
  readonly columns: readonly LedgerColumn[]
  /** Headers that are known and not taken over, with the reason: 序号, sums. */
  readonly ignored: readonly { readonly header: string; readonly reason: LocalizedText }[]
}

/** A row as its cells were read; a column that the file does not have is absent, an empty cell is null. */
export type LedgerRow = Readonly<Record<string, CellValue>>
