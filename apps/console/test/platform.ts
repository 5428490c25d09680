import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { TestAccount } from './console-page.ts'
import { readyFile } from './env.ts'

const Ready = z.object({
  address: z.string(),
  accounts: z.array(z.object({ username: z.string(), password: z.string() })),
})

export interface Platform {
  readonly address: string
  /** The demonstration account of that name. @throws Error where there is none */
  account(username: string): TestAccount
}

/** The running demonstration that ZHANWANG_READY_FILE names; undefined where it names none. */
export function runningPlatform(): Platform | undefined {
  const file = readyFile()
  if (!file) return undefined
  const { address, accounts } = Ready.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    address,
    account(username) {
      const found = accounts.find((account) => account.username === username)
      if (!found) throw new Error(`ready.json has no account ${username}`)
      return found
    },
  }
}
