import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@zhanwang/local-servers/free-port'
import { logTail } from '@zhanwang/local-servers/log-tail'
import { isRunning, signalProcess } from '@zhanwang/local-servers/running-process'
import { eventually } from '@zhanwang/testkit/eventually'
import { quickFolder } from '@zhanwang/testkit/quick-folder'
import { type Ready, readReady } from '../src/ready-file.ts'

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)

/** A repository of stand-in services in a temporary folder, and starts of it. */
export interface FixturePlatform extends AsyncDisposable {
  readonly root: string
  start(options?: StartFixture): Promise<StartedFixture>
}

export interface StartFixture {
  readonly home?: string
  readonly port?: number
  readonly options?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

export interface StartedFixture {
  readonly process: ChildProcess
  readonly home: string
  readonly port: number
  output(): string
  /** Resolves with ready.json; rejects when the start ends first. */
  untilReady(): Promise<Ready>
  /** Sends the signal to the start and returns its exit code, null when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
  readonly exited: Promise<number | null>
}

/** Makes the repository; disposing ends the starts, throws when one of their processes is left, and removes it. */
export function fixturePlatform(): FixturePlatform {
  const root = quickFolder('zhanwang-platform-')
  for (const service of ['registry', 'gateway']) {
    const dir = join(root, 'apps', service, 'src')
    mkdirSync(dir, { recursive: true })
    for (const [file, target] of Object.entries({ main: 'service', migrate: 'migrate', bootstrap: 'bootstrap' })) {
      if (file === 'bootstrap' && service !== 'gateway') continue
      writeFileSync(join(dir, `${file}.ts`), `import ${JSON.stringify(fixture(`${target}.ts`))}\n`)
    }
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n')
  const started: StartedFixture[] = []
  return {
    root,
    async start({ home = join(root, 'home'), port, options = [], env = {} } = {}) {
      const fixture = await startFixture(root, home, port ?? (await freePort()), options, env)
      started.push(fixture)
      return fixture
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((one) => one.end('SIGTERM')))
      try {
        // After a SIGKILL the watchdog takes a moment.
        await eventually(() => processesOf(root).length === 0, 15_000).catch(() => failOnLeftovers(root))
      } finally {
        rmSync(root, { recursive: true, force: true })
      }
    },
  }
}

interface Leftover {
  readonly pid: number
  readonly command: string
}

/** The processes with the folder in their command line. */
function processesOf(folder: string): Leftover[] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }))
    .filter(({ command }) => command.includes(`${folder}/`))
}

/** Ends what was left, so that a failed run leaves nothing either, and throws. */
function failOnLeftovers(folder: string): void {
  const left = processesOf(folder)
  for (const { pid } of left) signalProcess(pid, 'SIGKILL')
  throw new Error(`processes were left behind:\n${left.map(({ command }) => command).join('\n')}`)
}

async function startFixture(
  root: string,
  home: string,
  port: number,
  options: readonly string[],
  env: NodeJS.ProcessEnv,
) {
  const args = [fixture('start.ts'), root, '--home', home, '--port', String(port), ...options]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const started: StartedFixture = {
    process: child,
    home,
    port,
    output: () => output,
    exited,
    async untilReady() {
      const ready = await eventually(() => {
        if (child.exitCode !== null)
          throw new Error(
            `the start ended with ${child.exitCode}:\n${output}${logTail(join(home, 'logs/gateway.log'))}`,
          )
        // A killed run leaves its file; ours names this process.
        const ready = readReady(join(home, 'ready.json'))
        return ready?.processes.some(({ pid }) => pid === child.pid) && ready
      }, 30_000)
      return ready
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return exited
    },
  }
  return started
}

/** Resolves when none of the processes runs any more. */
export async function untilGone(processes: Ready['processes']): Promise<void> {
  await eventually(() => processes.every(({ pid }) => !isRunning(pid)), 15_000)
}

/** The id of a process of the platform. Throws when it does not run. */
export function pidOf(ready: Ready, name: string): number {
  const found = ready.processes.find((process) => process.name === name)
  if (!found) throw new Error(`${name} does not run`)
  return found.pid
}
