import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { LedgerChoice } from './ledger.ts'

/** The choices of a column from the domain's names and the other words that bureaus write for them. */
export function choicesOf<T extends string>(
  names: Record<T, LocalizedText>,
  aliases: Record<T, readonly string[]>,
): readonly LedgerChoice[] {
  const values: readonly string[] = Object.keys(names)
  return values
    .filter((value): value is T => value in names)
    .map((value) => {
      const { zh, en } = names[value]
      return { value, zh, en, aliases: aliases[value] }
    })
}
