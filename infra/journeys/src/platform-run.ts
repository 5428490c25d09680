import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '@zhanwang/local-servers/free-port'
import { z } from 'zod'

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

/** Starts the platform as an operator does (`npm start`), on a home of its own, and resolves when it says it is ready. */
export async function startPlatform(home: string, options: readonly string[] = []): Promise<PlatformRun> {
  const [port] = await freePorts(1)
  const startedAt = performance.now()
  const start = join(ROOT, 'infra/dev/src/start.ts')
  const child = spawn(process.execPath, [start, '--home', home, '--port', String(port), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const file = join(home, 'ready.json')
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error(`the platform did not come up:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const readReady = () => ReadyPlatform.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    ready: readReady(),
    startedMs: performance.now() - startedAt,
    output: () => output,
    readReady,
    stop: () => stopped(child),
  }
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
