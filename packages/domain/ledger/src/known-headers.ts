import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { Ledger, LedgerColumn } from './ledger.ts'
import { headerWithoutBrackets, normaliseHeader } from './normalise-header.ts'

/** Which headers a ledger knows, by their one spelling. */
export interface KnownHeaders {
  /** Spelling -> key of the column. */
  readonly keys: ReadonlyMap<string, string>
  /** Spellings that are known and not taken over. */
  readonly ignored: ReadonlySet<string>
}

/** Every spelling under which a ledger's columns go: headers in both languages, aliases, and those without brackets. */
export function knownHeaders(ledger: Ledger): KnownHeaders {
  const keys = new Map<string, string>()
  for (const spell of [normaliseHeader, headerWithoutBrackets]) {
    for (const column of ledger.columns) {
      for (const written of spellings(column)) {
        const header = spell(written)
        if (header !== '' && !keys.has(header)) keys.set(header, column.key)
      }
    }
  }
  const ignored = new Set(
    ledger.ignored.flatMap(({ header }) => [normaliseHeader(header), headerWithoutBrackets(header)]),
  )
  return { keys, ignored }
}

function spellings(column: LedgerColumn): readonly string[] {
  return [column.header.zh, column.header.en, ...(column.aliases ?? [])]
}

/** What a single header, in any of the spellings a file may use, stands for; undefined for an unknown one. */
export function recogniseHeader(known: KnownHeaders, header: string): { readonly key: string | null } | undefined {
  for (const spell of [normaliseHeader(header), headerWithoutBrackets(header)]) {
    if (spell === '') continue
    const key = known.keys.get(spell)
    if (key !== undefined) return { key }
    if (known.ignored.has(spell)) return { key: null }
  }
  return undefined
}

/** Why a header (several rows joined by ` / `) is known and not taken over; undefined for any other. */
export function whyIgnored(ledger: Ledger, header: string): LocalizedText | undefined {
  const spellings = [header, header.split(' / ').at(-1) ?? ''].map(headerWithoutBrackets)
  return ledger.ignored.find((ignored) => spellings.includes(headerWithoutBrackets(ignored.header)))?.reason
}
