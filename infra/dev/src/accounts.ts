import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '@zhanwang/local-servers/plain-error'
import { runWatched } from '@zhanwang/local-servers/run-watched'
import { z } from 'zod'
import { devEnv } from './env.ts'
import type { Home } from './home.ts'
import { type HomeState, saveHomeState } from './home-state.ts'
import { readJson, writePrivateJson } from './private-file.ts'
import { gatewayEnv, type ServiceSetting, serviceEnv } from './service-process.ts'

/** The accounts that a person can sign in with, and a read-only API key. */
export const Accounts = z.object({
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
  loaderKeys: z.object({ system: z.string(), business: z.string(), checker: z.string().default('') }).optional(),
})
export type Accounts = z.infer<typeof Accounts>

/** What the first accounts are made with. */
export interface FirstAccounts {
  readonly setting: ServiceSetting
  readonly state: HomeState
  readonly signal: AbortSignal
  /** Shows one-time passwords to the person who starts. */
  readonly show: (accounts: Accounts) => void
}

/**
 * The first accounts, made by the gateway's own program on the first start. Those of a demonstration are kept and
 * returned each time. The one-time passwords of an empty home are shown at once, kept nowhere, and not returned by
 * later starts. Throws {@link PlainError} when accounts are there whose passwords an interrupted start took with it.
 */
export async function firstAccounts({ setting, state, signal, show }: FirstAccounts): Promise<Accounts> {
  const { home, platform, service } = setting
  if (state.accountsCreated) return storedAccounts(home)
  const program = join(platform.root, service.dir, 'src/bootstrap.ts')
  if (!existsSync(program)) return { accounts: [] }
  const output = await runWatched(process.execPath, [program], {
    env: { ...serviceEnv(setting), ...gatewayEnv(setting) },
    cwd: join(platform.root, service.dir),
    signal,
  })
  const created = Accounts.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
  if (created.accounts.length === 0) {
    // A demonstration keeps its accounts in a file; its start was perhaps killed between that and the next line but one.
    const stored = storedAccounts(home)
    if (stored.accounts.length === 0) throw passwordsLost(home)
    return remember(home, state, stored)
  }
  if (state.kind === 'demonstration') writePrivateJson(home.demonstrationFile, created)
  else show(created)
  // Only now: a start that is killed before that has not shown them.
  return remember(home, state, created)
}

function remember(home: Home, state: HomeState, accounts: Accounts): Accounts {
  state.accountsCreated = true
  saveHomeState(home, state)
  return accounts
}

function storedAccounts(home: Home): Accounts {
  return Accounts.parse(readJson(home.demonstrationFile) ?? { accounts: [] })
}

function passwordsLost(home: Home): PlainError {
  const hasOwnServer = devEnv().databaseUrl === undefined
  return new PlainError(
    `${home.dir} 的初始账号已建立，但其口令随上次被中断的启动丢失，无法找回。请换一个新目录重新开始：--home .zhanwang-new${hasOwnServer ? '' : '，并让 DATABASE_URL 指向没有站网数据的 Postgres'}。`,
    `The first accounts of ${home.dir} were made, but their passwords were lost with a start that was interrupted. Begin again in a new folder: --home .zhanwang-new${hasOwnServer ? '' : ', with DATABASE_URL naming a Postgres without data of Zhanwang'}.`,
  )
}
