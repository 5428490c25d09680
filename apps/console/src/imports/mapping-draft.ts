import type { Import } from '@zhanwang/domain-ledger/import'
import { z } from 'zod'

/** Which of the ledger's columns each column of the file is taken for. */
export type Mapping = ReadonlyMap<number, string | null>

const Stored = z.array(z.tuple([z.int(), z.string().nullable()]))

const key = ({ id, version }: Pick<Import, 'id' | 'version'>) => `zhanwang.import.${id}.${version}`

/** As the clerk left it in this tab, else as the server proposes it. */
export function readMapping(shown: Import): Mapping {
  const stored = sessionStorage.getItem(key(shown))
  const kept = stored === null ? undefined : Stored.safeParse(parsed(stored)).data
  return new Map(kept ?? shown.columns.map((match) => [match.column, match.key]))
}

export function keepMapping(shown: Import, mapping: Mapping): void {
  sessionStorage.setItem(key(shown), JSON.stringify([...mapping]))
}

/** Takes `column` for `chosen`; another column that was taken for it is no more, for a row has one value of each. */
export function withChoice(mapping: Mapping, column: number, chosen: string | null): Mapping {
  return new Map(
    [...mapping].map(([each, taken]) => [each, each === column ? chosen : taken === chosen ? null : taken]),
  )
}

/** Undefined for what is no JSON, which the schema then refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
