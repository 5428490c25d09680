import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '@zhanwang/local-servers/free-port'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'
import { z } from 'zod'
import { journeysEnv } from './env.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** The parts of ready.json that a caller of the platform needs. */
export const ReadyPlatform = z.object({
  address: z.string(),
  home: z.string(),
  processes: z.array(z.object({ name: z.string(), pid: z.int(), port: z.int().optional() })),
  accounts: z.array(z.object({ username: z.string(), password: z.string(), role: z.string() })),
  apiKey: z.string().optional(),
})
export type ReadyPlatform = z.infer<typeof ReadyPlatform>

/** The demonstration account of a name. @throws Error where there is none */
export function accountOf({ accounts }: ReadyPlatform, username: string): ReadyPlatform['accounts'][number] {
  const found = accounts.find((account) => account.username === username)
  if (!found) throw new Error(`the demonstration has no account ${username}`)
  return found
}

export interface PlatformRun {
  readonly ready: ReadyPlatform
  /** Milliseconds from the call to ready. */
  readonly startedMs: number
  /** What it has printed so far: an empty home's one-time passwords stand there and nowhere else. */
  output(): string
  /** As ready.json says now: processes are replaced when they die. */
  readReady(): ReadyPlatform
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>
}

/**
 * Starts the platform as an operator does (`npm start`), on a home of its own, and resolves when it says it is ready.
 * `settings` are environment variables of its services.
 */
export async function startPlatform(
  home: string,
  options: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<PlatformRun> {
  const [port] = await freePorts(1)
  const startedAt = performance.now()
  const start = join(ROOT, 'infra/dev/src/start.ts')
  const { inherited, oneProcess } = journeysEnv()
  const shape = oneProcess && !options.includes('--one-process') ? ['--one-process'] : []
  const child = spawn(process.execPath, [start, '--home', home, '--port', String(port), ...shape, ...options], {
    cwd: ROOT,
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A run of tests that is interrupted must not leave it behind.
  const watchdog = startWatchdog()
  if (child.pid !== undefined) watchdog.watch(child.pid, 'SIGTERM')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const file = join(home, 'ready.json')
  const readReady = () => ReadyPlatform.parse(JSON.parse(readFileSync(file, 'utf8')))
  // A killed run leaves its file; ours names this process.
  const isReady = () =>
    existsSync(file) && readReady().processes.some(({ name, pid }) => name === 'supervisor' && pid === child.pid)
  while (!isReady()) {
    if (hasEnded(child))
      throw new Error(`the platform did not come up (${child.signalCode ?? child.exitCode}):\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    ready: readReady(),
    startedMs: performance.now() - startedAt,
    output: () => output,
    readReady,
    stop: async () => {
      await stopped(child)
      await watchdog.close()
    },
  }
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(child)) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** By itself or by a signal, which leaves no exit code. */
function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
