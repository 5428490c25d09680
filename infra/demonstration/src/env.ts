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

/** The password of the account that the divisions' loader is called for: on the command line others would see it. */
export function divisionPassword(): string | undefined {
  return process.env.ZHANWANG_PASSWORD || undefined
}
