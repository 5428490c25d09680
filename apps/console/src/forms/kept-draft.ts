import { useState } from 'react'
import { z } from 'zod'
import { useMe } from '../api/me.ts'

const PREFIX = 'zhanwang.draft.'

/** Removes a person's drafts from this device. */
export function forgetDrafts(account: string): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
  for (const key of keys) if (key.startsWith(`${PREFIX}${account}.`)) localStorage.removeItem(key)
}

export interface KeptDraft<Entry> {
  readonly entries: Readonly<Record<string, Entry>>
  /** Undefined removes the entry. */
  change(key: string, entry: Entry | undefined): void
  clear(): void
}

/**
 * What a person has entered and not yet sent, by keys, kept on this device under `name`: a tab that is killed at a station
 * loses nothing. What an older version of the console left in another form is dropped.
 */
export function useKeptDraft<Entry>(name: string, schema: z.ZodType<Entry>): KeptDraft<Entry> {
  const key = `${PREFIX}${useMe().account.id}.${name}`
  const [entries, setEntries] = useState(() => read(key, schema))
  const keep = (next: Readonly<Record<string, Entry>>) => {
    if (Object.keys(next).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(next))
    setEntries(next)
  }
  return {
    entries,
    change(changed, entry) {
      const { [changed]: _before, ...others } = entries
      keep(entry === undefined ? others : { ...others, [changed]: entry })
    },
    clear: () => keep({}),
  }
}

function read<Entry>(key: string, schema: z.ZodType<Entry>): Readonly<Record<string, Entry>> {
  const stored = localStorage.getItem(key)
  if (stored === null) return {}
  try {
    return z.record(z.string(), schema).safeParse(JSON.parse(stored)).data ?? {}
  } catch {
    return {}
  }
}
