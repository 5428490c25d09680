import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/**
 * Something to say about a row: an `error` keeps it out, a `note` tells what was read differently than written. Becomes a
 * `CellProblem` once column and language are known.
 */
export interface Remark {
  readonly severity: 'error' | 'note'
  /** The ledger's column; null: the row as a whole. */
  readonly key: string | null
  readonly text: LocalizedText
}

/** A remark that keeps the row out. */
export function error(key: string | null, zh: string, en: string): Remark {
  return { severity: 'error', key, text: { zh, en } }
}

/** A remark that tells and lets the row in. */
export function note(key: string | null, zh: string, en: string): Remark {
  return { severity: 'note', key, text: { zh, en } }
}

/** Whether any of the remarks keeps the row out. */
export function hasError(remarks: readonly Remark[]): boolean {
  return remarks.some((remark) => remark.severity === 'error')
}
