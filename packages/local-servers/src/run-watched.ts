import { spawn } from 'node:child_process'
import { STOP_GRACE_MS } from './child.ts'
import { gated, openGate } from './gate.ts'
import { signalGroup } from './running-process.ts'
import { startWatchdog } from './watchdog.ts'

/** How to run a program to its end. */
export interface WatchedRun {
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
  /** Aborted: the program and what it started are ended. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs a program to its end and returns what it printed. It and all it started end with us, however we end. Throws with
 * what it said when it does not exit with 0, and the signal's reason when it was given up.
 */
export async function runWatched(command: string, args: readonly string[], options: WatchedRun): Promise<string> {
  const { signal, ...rest } = options
  signal?.throwIfAborted()
  const watchdog = startWatchdog()
  try {
    const behind = gated(command, args)
    const child = spawn(behind.command, behind.args, { ...rest, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
    const { pid } = child
    if (pid !== undefined) {
      watchdog.watch(pid, 'SIGTERM')
      openGate(child.stdin)
    }
    const printed = { out: '', all: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.out += text
      printed.all += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.all += text
    })
    let killer: NodeJS.Timeout | undefined
    const giveUp = () => {
      if (pid === undefined) return
      signalGroup(pid, 'SIGTERM')
      killer = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_GRACE_MS)
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      const ended = await new Promise<string>((resolve, reject) => {
        child.once('error', reject)
        // What it left behind would hold its output open, so that 'close' never came.
        child.once('exit', () => pid !== undefined && signalGroup(pid, 'SIGKILL'))
        child.once('close', (code, endedBy) => resolve(code === 0 ? '' : (endedBy ?? `exit code ${code}`)))
      })
      if (ended === '') return printed.out
      signal?.throwIfAborted()
      throw new Error(`${command} failed (${ended}):\n${printed.all.trim().split('\n').slice(-12).join('\n')}`)
    } finally {
      clearTimeout(killer)
      signal?.removeEventListener('abort', giveUp)
      if (pid !== undefined) watchdog.forget(pid)
    }
  } finally {
    await watchdog.close()
  }
}
