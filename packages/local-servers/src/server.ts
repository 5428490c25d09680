import { setTimeout as delay } from 'node:timers/promises'
import { type Child, type ChildSpec, startChild } from './child.ts'
import { logTail } from './log-tail.ts'
import type { Watchdog } from './watchdog.ts'

/** How to run one server, whoever runs it: a test for itself, the supervisor for as long as the platform is up. */
export interface Server {
  readonly child: ChildSpec
  /** Clears what a killed run left: its process, its lock. Called before every start. */
  prepare(): Promise<void>
  /** Whether the server started as `pid` takes requests. */
  isReady(pid: number): Promise<boolean>
  /** How often a start that ends before it is ready is tried again. */
  readonly startAttempts: number
}

/** A server that ended, or did not get ready in time, with the last lines of its log. */
export class ServerNotReady extends Error {
  readonly server: string
  readonly logFile: string

  constructor(spec: ChildSpec, reason: string) {
    super(`${spec.name} ${reason}; last lines of ${spec.logFile}:\n${logTail(spec.logFile)}`)
    this.name = 'ServerNotReady'
    this.server = spec.name
    this.logFile = spec.logFile
  }
}

/** Waits until the server takes requests. Throws {@link ServerNotReady} when it ends first or `timeoutMs` have passed. */
export async function untilReady(server: Server, child: Child, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    if (child.hasExited() || child.pid === undefined) {
      const { code, signal, error } = await child.exited
      throw new ServerNotReady(
        server.child,
        error ? `could not be started (${error.message})` : `ended (${signal ?? code})`,
      )
    }
    if (await server.isReady(child.pid)) return
    if (performance.now() > deadline) throw new ServerNotReady(server.child, `was not ready within ${timeoutMs} ms`)
    await delay(20)
  }
}

/** Starts the server once and waits for it, trying again as often as the server allows. */
export async function startServer(server: Server, watchdog: Watchdog, timeoutMs = 30_000): Promise<Child> {
  for (let attempt = 1; ; attempt++) {
    await server.prepare()
    const child = startChild(server.child, watchdog)
    try {
      await untilReady(server, child, timeoutMs)
      return child
    } catch (error) {
      await child.stop()
      if (attempt >= server.startAttempts) throw error
      await delay(100 * attempt)
    }
  }
}
