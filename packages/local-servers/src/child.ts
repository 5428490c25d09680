import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { gated, openGate } from './gate.ts'
import { signalGroup } from './running-process.ts'
import type { Watchdog } from './watchdog.ts'

/** How long a program may take to end by itself before it is killed. */
export const STOP_GRACE_MS = 5_000

/** A program to start. */
export interface ChildSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
  /** Output is appended to this file by the program itself, so it keeps writing whatever happens to us. */
  readonly logFile: string
  /** Asks the program to end in good order. */
  readonly stopSignal: NodeJS.Signals
}

/** How a program ended; `error` when it could not be started at all. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly error?: Error
}

/** A program that was started. */
export interface Child {
  readonly name: string
  readonly pid: number | undefined
  readonly exited: Promise<Exit>
  readonly hasExited: () => boolean
  /** Asks it and what it started to end, kills them after `graceMs`, returns when it has ended. */
  stop(graceMs?: number): Promise<Exit>
}

/**
 * Starts a program in a session of its own (Ctrl-C reaches only us, so the order of the stop is ours) under the watchdog.
 * What the program started and left is killed when it ends. It begins when the watchdog knows of it, never before.
 */
export function startChild(spec: ChildSpec, watchdog: Watchdog): Child {
  const log = openSync(spec.logFile, 'a', 0o600)
  const { command, args } = gated(spec.command, spec.args)
  const child = spawn(command, args, {
    env: spec.env,
    detached: true,
    stdio: ['pipe', log, log],
    ...(spec.cwd !== undefined && { cwd: spec.cwd }),
    ...(spec.uid !== undefined && { uid: spec.uid }),
    ...(spec.gid !== undefined && { gid: spec.gid }),
  })
  closeSync(log)
  const { pid } = child
  if (pid !== undefined) {
    watchdog.watch(pid, spec.stopSignal)
    openGate(child.stdin)
  }
  let ended = false
  const exited = new Promise<Exit>((resolve) => {
    const end = (exit: Exit) => {
      if (ended) return
      ended = true
      if (pid !== undefined) {
        signalGroup(pid, 'SIGKILL')
        watchdog.forget(pid)
      }
      resolve(exit)
    }
    child.once('error', (error) => end({ code: null, signal: null, error }))
    child.once('exit', (code, signal) => end({ code, signal }))
  })
  return {
    name: spec.name,
    pid,
    exited,
    hasExited: () => ended,
    async stop(graceMs = STOP_GRACE_MS) {
      if (ended || pid === undefined) return exited
      signalGroup(pid, spec.stopSignal)
      const killer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs)
      const exit = await exited
      clearTimeout(killer)
      return exit
    },
  }
}
