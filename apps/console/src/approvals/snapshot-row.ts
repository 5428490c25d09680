import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { TFunction } from 'i18next'

/** A line of what is decided on: the word of a field, and what it holds. */
export interface SnapshotRow {
  readonly key: string
  readonly label: string
  readonly text: string
}

export interface SnapshotWords {
  readonly t: TFunction
  readonly label: (text: LocalizedText) => string
}
