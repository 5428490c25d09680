import { readFileSync } from 'node:fs'
import { z } from 'zod'

const ReadyFile = z.object({
  /** The demonstration's people, with their passwords. */
  accounts: z.array(z.object({ username: z.string(), password: z.string() })),
  loaderKeys: z.object({
    /** May maintain divisions. */
    system: z.string().min(1),
    /** May found and supervise stations, everywhere. */
    business: z.string().min(1),
    /** The same, of another account: it confirms what the first one did. */
    checker: z.string().min(1),
  }),
})

/** What a running platform hands to its loaders. */
export interface LoaderKeys {
  readonly system: string
  readonly business: string
  readonly checker: string
  readonly accounts: readonly { readonly username: string; readonly password: string }[]
}

/** Reads them from the platform's ready file. @throws Error with one sentence when they are not there */
export function readLoaderKeys(file: string): LoaderKeys {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const ready = ReadyFile.safeParse(content)
  if (!ready.success) throw new Error(`${file} 中没有载入用的密钥 (loaderKeys) | holds no loaderKeys`)
  const { loaderKeys, accounts } = ready.data
  return { ...loaderKeys, accounts }
}
