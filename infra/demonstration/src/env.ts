import { z } from 'zod'

const LoadEnv = z.object({ ZHANWANG_ADDRESS: z.url(), ZHANWANG_READY_FILE: z.string().min(1) })

/** Settings of the programs. The only place of this package that reads the environment. */
export interface LoadSettings {
  readonly address: string
  readonly readyFile: string
}

/** What the loader of the demonstration needs. @throws z.ZodError when a variable is missing */
export function loadSettings(): LoadSettings {
  const { ZHANWANG_ADDRESS, ZHANWANG_READY_FILE } = LoadEnv.parse(process.env)
  return { address: ZHANWANG_ADDRESS, readyFile: ZHANWANG_READY_FILE }
}

/** What the divisions' loader proves itself with: an API key, or the password of the account it is called for. */
export function divisionSecrets(): { readonly key: string | undefined; readonly password: string | undefined } {
  return { key: process.env.ZHANWANG_API_KEY || undefined, password: process.env.ZHANWANG_PASSWORD || undefined }
}
