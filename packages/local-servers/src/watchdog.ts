import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./watchdog-process.ts', import.meta.url))

/**
 * A small process that outlives this one by a moment. It is told the id of every program that was started; when the
 * pipe to it closes, which happens however this process ends, it ends those that still run. Postgres and NATS know
 * nothing of whoever started them, so this is what keeps a SIGKILL from leaving them behind. A program begins only when
 * the watchdog was told of it (`gate.ts`).
 */
export interface Watchdog {
  readonly pid: number
  /** From now on this process, and the group it leads, is ended with `signal` when we are gone. */
  watch(pid: number, signal: NodeJS.Signals): void
  /** The process has ended; its id may be given to another. */
  forget(pid: number): void
  /** Ends the watchdog; what it still watches is ended with it. */
  close(): Promise<void>
}

/**
 * Starts a watchdog. Should it be killed, a new one takes its place and is told everything again; `onReplaced` hears of it.
 */
export function startWatchdog(onReplaced: () => void = () => undefined): Watchdog {
  const watched = new Map<number, NodeJS.Signals>()
  let closing = false
  let process = launch()

  function launch() {
    // A session of its own, so that neither Ctrl-C nor the end of the terminal reaches it.
    const child = spawn(globalThis.process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    // A broken pipe means that it has ended, which 'exit' reports.
    child.stdin.on('error', () => undefined)
    child.on('exit', () => {
      if (closing) return
      process = launch()
      onReplaced()
    })
    child.unref()
    if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref()
    for (const [pid, signal] of watched) child.stdin.write(`+${pid} ${signal}\n`)
    return child
  }

  return {
    get pid() {
      return process.pid ?? 0
    },
    watch(pid, signal) {
      watched.set(pid, signal)
      process.stdin.write(`+${pid} ${signal}\n`)
    },
    forget(pid) {
      watched.delete(pid)
      process.stdin.write(`-${pid}\n`)
    },
    close() {
      closing = true
      const child = process
      return new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.ref()
        child.once('exit', () => resolve())
        child.stdin.end()
      })
    },
  }
}
