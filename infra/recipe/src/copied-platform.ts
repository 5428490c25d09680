import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReadyPlatform } from '@zhanwang/journeys/platform-run'
import { freePorts } from '@zhanwang/local-servers/free-port'
import { eventually } from '@zhanwang/testkit/eventually'
import { recipeEnv } from './env.ts'

/** A platform that runs from a copy of the repository. */
export interface CopiedPlatform extends AsyncDisposable {
  readonly ready: ReadyPlatform
}

const START_MS = 90_000

/** Starts the platform of a copy with the accounts of a demonstration and without its network, which takes a minute. */
export async function startCopiedPlatform(root: string): Promise<CopiedPlatform> {
  const home = join(root, '.zhanwang')
  mkdirSync(home, { mode: 0o700 })
  const state = { kind: 'demonstration', accountsCreated: false, demonstrationLoaded: true }
  writeFileSync(join(home, 'home.json'), JSON.stringify(state), { mode: 0o600 })
  const [port] = await freePorts(1)
  const child = spawn(process.execPath, ['infra/dev/src/start.ts', '--home', home, '--port', String(port)], {
    cwd: root,
    env: recipeEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const file = join(home, 'ready.json')
  try {
    await eventually(() => existsSync(file) || child.exitCode !== null, START_MS)
    if (child.exitCode !== null) throw new Error(`the platform ended with ${child.exitCode}`)
    return { ready: ReadyPlatform.parse(JSON.parse(readFileSync(file, 'utf8'))), [Symbol.asyncDispose]: stop }
  } catch (cause) {
    await stop()
    throw new Error(`the copied platform did not come up:\n${output}`, { cause })
  }
}
