import { existsSync, rmSync } from 'node:fs'
import { setTimeout as delay, setTimeout } from 'node:timers/promises'
import { isPortTaken } from '@zhanwang/local-servers/free-port'
import { bringUp, type Up } from './bring-up.ts'
import { checkDiskSpace } from './disk-space.ts'
import { describeFailure } from './failure.ts'
import { homeAt, makeHomeFolder, makeHomeFolders, rotateLogs } from './home.ts'
import { lockHome } from './home-lock.ts'
import { openHomeState } from './home-state.ts'
import { parseStartOptions, type StartOptions } from './options.ts'
import { portTaken } from './port-taken.ts'
import { say, seconds } from './say.ts'
import type { Platform } from './services.ts'
import { createSupervisor } from './supervisor.ts'

/** How long a stop waits for a step of the start that does not end at once. */
const STEPS_MS = 6_000

/** How long a start waits for a port that is taken. */
const PORT_PATIENCE_MS = 3_000

/** The whole of `npm start`: brings the platform up, stays until it is told to stop, returns the exit code. */
export async function runStart(args: readonly string[], platform: Platform): Promise<number> {
  const stop = stopSignal()
  let options: StartOptions
  try {
    options = parseStartOptions(args, platform.root)
  } catch (error) {
    console.error(describeFailure(error, platform.root))
    return 1
  }
  try {
    await runUntil(stop, options, platform)
    return 0
  } catch (error) {
    console.error(describeFailure(error, options.home))
    return 1
  }
}

async function runUntil(stop: AbortSignal, options: StartOptions, platform: Platform): Promise<void> {
  const startedAt = performance.now()
  const home = homeAt(options.home)
  const isFirstStart = !existsSync(home.stateFile)
  makeHomeFolder(home)
  const lock = await lockHome(home)
  try {
    rmSync(home.readyFile, { force: true })
    await checkDiskSpace(home.dir, isFirstStart)
    if (await staysTaken(options.port)) throw portTaken(options.port)
    // After the checks: a start that they refuse must not decide what kind of home this is.
    const state = openHomeState(home, options.empty)
    makeHomeFolders(home, platform.services)
    rotateLogs(home)

    let up: Up | undefined
    let bringingUp: Promise<Up> | undefined
    const stopping = new AbortController()
    const supervisor = createSupervisor(say, () => {
      lock.record(supervisor.watchdogPid, supervisor.processes())
      up?.writeReady()
    })
    try {
      const stopped = new Promise<undefined>((resolve) => {
        if (stop.aborted) resolve(undefined)
        stop.addEventListener('abort', () => resolve(undefined), { once: true })
      })
      bringingUp = bringUp({ options, platform, home, state, supervisor, say, signal: stopping.signal })
      // Given up half-way, its steps fail one after the other as their processes end.
      bringingUp.catch(() => undefined)
      up = await Promise.race([bringingUp, stopped])
      if (up) {
        announce(up, options, performance.now() - startedAt)
        await stopped
      }
    } finally {
      say('正在停止', 'Stopping')
      up = undefined
      stopping.abort(new Error('the platform is being stopped'))
      await supervisor.stop()
      // The home is let go when its steps have ended too; one that waits for a server of others may take its time.
      await Promise.race([bringingUp?.catch(() => undefined), delay(STEPS_MS, undefined, { ref: false })])
    }
  } finally {
    rmSync(home.readyFile, { force: true })
    rmSync(home.loadingFile, { force: true })
    lock.release()
  }
}

/** Whether somebody holds a port for good: what a killed start left behind lets it go within moments. */
async function staysTaken(port: number): Promise<boolean> {
  const deadline = performance.now() + PORT_PATIENCE_MS
  while (await isPortTaken(port)) {
    if (performance.now() > deadline) return true
    await setTimeout(50)
  }
  return false
}

/** Aborted by Ctrl-C, SIGTERM, a closed terminal, or the end of the launcher that started us. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.channel) {
    process.once('disconnect', stop)
    // Known by its end only; it keeps nothing waiting.
    process.channel.unref()
  }
  // A reader of our output that went away must not end us before our children.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  return controller.signal
}

function announce({ address, accounts }: Up, { home }: StartOptions, ms: number): void {
  console.log('')
  say(`站网已就绪，用时 ${seconds(ms)} 秒：${address}`, `Zhanwang is ready after ${seconds(ms)} s`)
  // Those of an empty home were shown when they were made.
  if (accounts.accounts.length > 0) {
    say('演示账号', 'Demonstration accounts')
    console.table(accounts.accounts)
  }
  say(`数据与日志在 ${home}；按 Ctrl-C 停止`, `Data and logs are in ${home}; Ctrl-C stops it`)
}
