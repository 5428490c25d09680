import { setTimeout as delay } from 'node:timers/promises'
import { type Child, type ChildSpec, startChild } from '@zhanwang/local-servers/child'
import { type Server, untilReady } from '@zhanwang/local-servers/server'
import { startWatchdog } from '@zhanwang/local-servers/watchdog'
import { ProgramFailed } from './program-failed.ts'
import type { Say } from './say.ts'

/** A restart waits this long, twice as long each time, and as short again once the program ran well for a while. */
const RESTART_MS = { first: 100, longest: 10_000, wellAfter: 30_000 }
/** How long a program may take to get ready; generous, because a loaded machine is no fault of the program. */
const READY_MS = 60_000

/** A program that runs now. */
export interface RunningProcess {
  readonly name: string
  readonly pid: number
}

/** Keeps programs running, and leaves none behind. */
export interface Supervisor {
  readonly watchdogPid: number
  /** Runs the server from now on, again whenever it ends. Resolves when it is ready; rejects when it never got so. */
  keep(server: Server): Promise<void>
  /** Runs a program to its end. Throws with the last lines of its log unless it exits with 0. */
  runOnce(spec: ChildSpec): Promise<void>
  processes(): RunningProcess[]
  /** Ends everything, in the reverse order of its start, and starts nothing more. */
  stop(): Promise<void>
}

interface Kept {
  child: Child | undefined
  readonly ended: Promise<void>
}

/** A supervisor that tells `say` of every crash and calls `onChange` when a program was started. */
export function createSupervisor(say: Say, onChange: () => void): Supervisor {
  const watchdog = startWatchdog(onChange)
  const stopping = new AbortController()
  const kept: Kept[] = []
  const once = new Set<Child>()

  async function keepRunning(server: Server, entry: { child: Child | undefined }, isReady: () => void): Promise<void> {
    const { name } = server.child
    let wasReady = false
    let pauseMs = RESTART_MS.first
    for (let attempt = 1; !stopping.signal.aborted; attempt++) {
      const startedAt = performance.now()
      try {
        await server.prepare()
        if (stopping.signal.aborted) return
        const child = startChild(server.child, watchdog)
        entry.child = child
        onChange()
        await untilReady(server, child, READY_MS)
        wasReady = true
        isReady()
        const { code, signal } = await child.exited
        if (stopping.signal.aborted) return
        say(
          `${name} 意外退出（${signal ?? code}），正在重启；日志见 ${server.child.logFile}`,
          `${name} ended (${signal ?? code}), restarting it`,
        )
      } catch (error) {
        await entry.child?.stop()
        if (stopping.signal.aborted) return
        if (!wasReady && attempt >= server.startAttempts) throw error
        if (wasReady)
          say(`${name} 未能重启，稍后再试；日志见 ${server.child.logFile}`, `${name} did not come back, trying again`)
      }
      if (performance.now() - startedAt > RESTART_MS.wellAfter) pauseMs = RESTART_MS.first
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      pauseMs = Math.min(pauseMs * 2, RESTART_MS.longest)
    }
  }

  return {
    get watchdogPid() {
      return watchdog.pid
    },
    keep(server) {
      const ready = Promise.withResolvers<void>()
      const entry: { child: Child | undefined } = { child: undefined }
      const ended = keepRunning(server, entry, ready.resolve).then(
        // Ended by a stop: whoever still waits for it must not wait for ever.
        () => ready.reject(new Error(`${server.child.name} was stopped`)),
        ready.reject,
      )
      kept.push(Object.assign(entry, { ended }))
      // A stop may come while no one waits.
      ready.promise.catch(() => undefined)
      return ready.promise
    },
    async runOnce(spec) {
      stopping.signal.throwIfAborted()
      const child = startChild(spec, watchdog)
      once.add(child)
      const { code, signal, error } = await child.exited
      once.delete(child)
      if (code === 0) return
      throw new ProgramFailed(spec.name, spec.logFile, error?.message ?? signal ?? `exit code ${code}`)
    },
    processes: () =>
      kept.flatMap(({ child }) =>
        child?.pid !== undefined && !child.hasExited() ? [{ name: child.name, pid: child.pid }] : [],
      ),
    async stop() {
      stopping.abort(new Error('the platform is being stopped'))
      await Promise.all([...once].map((child) => child.stop()))
      for (const entry of kept.toReversed()) {
        await entry.child?.stop()
        await entry.ended
      }
      await watchdog.close()
    },
  }
}
