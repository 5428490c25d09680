import { z } from 'zod'
import { Accounts } from './accounts.ts'
import { readJson, writePrivateJson } from './private-file.ts'

const Ready = z.object({
  address: z.string(),
  home: z.string(),
  demonstration: z.boolean(),
  /** The supervisor, the servers and the services; `port` is the one each listens on at 127.0.0.1. */
  processes: z.array(z.object({ name: z.string(), pid: z.int(), port: z.int().optional() })),
  ...Accounts.omit({ loaderKeys: true }).shape,
})

/** What `<home>/ready.json` says while the platform is up. */
export type Ready = z.infer<typeof Ready>

/** Reads it; undefined when the platform is not up. Throws on a file of another shape. */
export function readReady(file: string): Ready | undefined {
  const content = readJson(file)
  return content === undefined ? undefined : Ready.parse(content)
}

/** Writes it (0600). Accounts and the read-only key are those of a demonstration; the one-time passwords of an empty home are not written. */
export function writeReady(file: string, ready: Omit<Ready, 'accounts' | 'apiKey'>, accounts: Accounts): void {
  const { loaderKeys: _notForReaders, ...forReaders } = accounts
  writePrivateJson(file, { ...ready, ...(ready.demonstration ? forReaders : { accounts: [] }) })
}

/** What the demonstration's loader reads (0600) while it runs: the accounts and the keys to load with. */
export function writeLoading(file: string, accounts: Accounts): void {
  writePrivateJson(file, accounts)
}
