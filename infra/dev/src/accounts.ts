import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Home } from './home.ts'
import { type HomeState, saveHomeState } from './home-state.ts'
import { readJson, writePrivateJson } from './private-file.ts'
import { gatewayEnv, type ServiceSetting, serviceEnv } from './service-process.ts'

const Accounts = z.object({
  accounts: z.array(
    z.object({
      username: z.string(),
      password: z.string(),
      role: z.string(),
      zh: z.string(),
      /** Null: everywhere. */
      division: z.string().nullable(),
    }),
  ),
  apiKey: z.string().optional(),
  /** What the demonstration is loaded with; of no use to anyone afterwards. */
  loaderKeys: z.object({ system: z.string(), business: z.string() }).optional(),
})

/** The accounts that a person can sign in with, and a read-only API key. */
export type Accounts = z.infer<typeof Accounts>

/**
 * The first accounts, made by the gateway's own program on the first start. Those of a demonstration are kept and
 * returned each time; the one-time passwords of an empty home are returned this once and kept nowhere.
 */
export async function firstAccounts(setting: ServiceSetting, state: HomeState, signal: AbortSignal): Promise<Accounts> {
  const { home, platform, service } = setting
  if (state.accountsCreated) return storedAccounts(home)
  const program = join(platform.root, service.dir, 'src/bootstrap.ts')
  if (!existsSync(program)) return { accounts: [] }
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...serviceEnv(setting), ...gatewayEnv(setting) },
    cwd: join(platform.root, service.dir),
    signal,
  })
  const created = Accounts.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  if (state.kind === 'demonstration' && created.accounts.length > 0) writePrivateJson(home.demonstrationFile, created)
  state.accountsCreated = true
  saveHomeState(home, state)
  return created
}

function storedAccounts(home: Home): Accounts {
  return Accounts.parse(readJson(home.demonstrationFile) ?? { accounts: [] })
}
