import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isRunning } from '@zhanwang/local-servers/running-process'

/**
 * Makes a file (0600) that was not there; false when it is there already. A link comes into being whole and only once,
 * so no one reads half of it and no two make it.
 */
export function createExclusively(file: string, content: string): boolean {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, content, { mode: 0o600 })
  try {
    linkSync(unfinished, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** Runs `work` while no other process holds the lock file; waits for one that does and takes over from one that died. */
export async function holding(lockFile: string, work: () => Promise<void>): Promise<void> {
  while (!createExclusively(lockFile, String(process.pid))) {
    if (!holderRuns(lockFile)) rmSync(lockFile, { force: true })
    else await delay(100)
  }
  try {
    await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function holderRuns(lockFile: string): boolean {
  try {
    return isRunning(Number(readFileSync(lockFile, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
