import { type ChildProcess, spawn } from 'node:child_process'
import { devEnv } from './env.ts'

/** How a command of the checks ended. */
export interface Ended {
  readonly exitCode: number | null
  /** What it printed, where that was to be kept back. */
  readonly output: string
}

const running = new Set<ChildProcess>()

/** Runs a command to its end; `keepBack` keeps what it prints for later, so that it does not fall between others' lines. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, keepBack }: { cwd: string; keepBack: boolean },
): Promise<Ended> {
  // No telemetry from a machine that runs our tests.
  const env = { ...devEnv().inherited, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', ...outputs(keepBack)] })
  running.add(child)
  const kept: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(String(chunk)))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => kept.push(`${message}\n`))
    child.on('close', (exitCode) => {
      running.delete(child)
      resolve({ exitCode, output: kept.join('') })
    })
  })
}

function outputs(keepBack: boolean): ['pipe', 'pipe'] | ['inherit', 'inherit'] {
  return keepBack ? ['pipe', 'pipe'] : ['inherit', 'inherit']
}

/** Tells what runs of a signal that this process got. */
export function passOn(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal)
}
