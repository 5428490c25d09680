import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Start } from './bring-up.ts'
import { devEnv } from './env.ts'
import { saveHomeState } from './home-state.ts'

/**
 * Loads the demonstration through the public API at `address`, with the accounts of the loading file. The loader is
 * repeatable: a start that is killed here loads the rest the next time.
 */
export async function loadDemonstration({ platform, home, state, supervisor }: Start, address: string): Promise<void> {
  const program = join(platform.root, 'infra/demonstration/src/load.ts')
  if (!existsSync(program)) return
  await supervisor.runOnce({
    name: 'demonstration',
    command: process.execPath,
    args: [program],
    cwd: platform.root,
    env: { ...devEnv().inherited, ZHANWANG_ADDRESS: address, ZHANWANG_READY_FILE: home.loadingFile },
    logFile: home.log('demonstration'),
    stopSignal: 'SIGTERM',
  })
  state.demonstrationLoaded = true
  saveHomeState(home, state)
}
