import { rmSync } from 'node:fs'
import { PlainError } from '@zhanwang/local-servers/plain-error'
import { endedWithin, endProcess, isRunning, startMark } from '@zhanwang/local-servers/running-process'
import { z } from 'zod'
import { takeLock } from './exclusive-lock.ts'
import type { Home } from './home.ts'
import { readJson, writePrivateJson } from './private-file.ts'

const LockRecord = z.object({
  pid: z.int().positive(),
  /** Mark of the holder's start, and of each process': an id alone may since have been given to another. */
  started: z.string(),
  watchdog: z.int().nonnegative(),
  processes: z.array(z.object({ name: z.string(), pid: z.int().positive(), started: z.string() })),
})

/** Our hold of a home. */
export interface HomeLock {
  /** Remembers what runs, so that a later start can end it should we and our watchdog both be killed. */
  record(watchdog: number, processes: readonly { readonly name: string; readonly pid: number }[]): void
  release(): void
}

/** Longer than the watchdog lets a program take to end. */
const WATCHDOG_MS = 12_000

/**
 * Takes hold of the home for this process. What a killed run left behind is ended first. Throws {@link PlainError}
 * when another run holds it.
 */
export async function lockHome(home: Home): Promise<HomeLock> {
  const lock = takeLock(home.lockDir)
  if (typeof lock === 'number') throw heldBy(home, lock)
  try {
    const left = LockRecord.safeParse(readJson(home.lockFile)).data
    // Its lock was removed by hand.
    if (left && left.pid !== process.pid && runs(left)) throw heldBy(home, left.pid)
    if (left) {
      await endedWithin(left.watchdog, WATCHDOG_MS)
      await Promise.all(left.processes.filter(runs).map(({ pid }) => endProcess(pid, 'SIGTERM', 5_000)))
    }
    const mine = { pid: process.pid, started: startMark(process.pid), watchdog: 0, processes: [] }
    writePrivateJson(home.lockFile, mine)
    return {
      record(watchdog, processes) {
        const described = processes.map(({ name, pid }) => ({ name, pid, started: startMark(pid) }))
        writePrivateJson(home.lockFile, { ...mine, watchdog, processes: described })
      },
      release() {
        rmSync(home.lockFile, { force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The process that holds the home, undefined when none does. */
export function homeHolder(home: Home): number | undefined {
  const record = LockRecord.safeParse(readJson(home.lockFile)).data
  return record && runs(record) ? record.pid : undefined
}

function runs({ pid, started }: { pid: number; started: string }): boolean {
  return isRunning(pid) && startMark(pid) === started
}

function heldBy(home: Home, pid: number): PlainError {
  return new PlainError(
    `${home.dir} 已由进程 ${pid} 运行。请先停止它（kill ${pid}），或用 --home 和 --port 另起一套。`,
    `${home.dir} is already run by process ${pid}. Stop it first (kill ${pid}), or run another with --home and --port.`,
  )
}
