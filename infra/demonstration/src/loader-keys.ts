import { readFileSync } from 'node:fs'
import { z } from 'zod'

const ReadyFile = z.object({
  loaderKeys: z.object({
    /** May maintain divisions. */
    system: z.string().min(1),
    /** May found and supervise stations, everywhere. */
    business: z.string().min(1),
    /** The same, of another account: it confirms what the first one did. */
    checker: z.string().min(1),
  }),
})

/** The keys that a running platform hands to its loaders. */
export type LoaderKeys = z.infer<typeof ReadyFile>['loaderKeys']

/** Reads them from the platform's ready file. @throws Error with one sentence when they are not there */
export function readLoaderKeys(file: string): LoaderKeys {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const ready = ReadyFile.safeParse(content)
  if (!ready.success) throw new Error(`${file} 中没有载入用的密钥 (loaderKeys) | holds no loaderKeys`)
  return ready.data.loaderKeys
}
