import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { commandLine, isRunning } from '@zhanwang/local-servers/running-process'

/** A lock that this process holds. */
export interface ExclusiveLock {
  release(): void
}

/**
 * Takes the lock for this process, over from a holder that has ended if need be; the id of the holder when it runs.
 *
 * The lock is a folder with one empty file, whose name is its holder's: process id, digest of its command line (an id
 * may since have been given to another program), and a random part. Both ways to it are one rename, which succeeds for
 * one process only: a folder with my file onto none or an empty one; or a dead holder's file to my name, which no one
 * can do who comes after another, because that very name is then gone.
 */
export function takeLock(folder: string): ExclusiveLock | number {
  const name = `${process.pid}.${digestOf(process.pid)}.${randomBytes(6).toString('hex')}`
  const lock = { release: () => release(folder, name) }
  for (;;) {
    const holder = holderOf(folder)
    if (holder === undefined) {
      if (placeFirst(folder, name)) return lock
    } else if (holder.runs) return holder.pid
    else if (isRenamed(join(folder, holder.name), join(folder, name), ['ENOENT'])) return lock
  }
}

/** Runs `work` while no other process holds the lock; waits for one that does. Throws the signal's reason when it is given meanwhile. */
export async function holding(folder: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  let lock = takeLock(folder)
  while (typeof lock === 'number') {
    await delay(100, undefined, { signal })
    lock = takeLock(folder)
  }
  try {
    await work()
  } finally {
    lock.release()
  }
}

function placeFirst(folder: string, name: string): boolean {
  const unfinished = mkdtempSync(`${folder}.`)
  try {
    writeFileSync(join(unfinished, name), '')
    return isRenamed(unfinished, folder, ['ENOTEMPTY', 'EEXIST'])
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function holderOf(folder: string): { name: string; pid: number; runs: boolean } | undefined {
  const name = unless(['ENOENT'], () => readdirSync(folder))?.[0]
  if (name === undefined) return undefined
  const [id, digest] = name.split('.')
  const pid = Number(id)
  return { name, pid, runs: pid > 0 && isRunning(pid) && digestOf(pid) === digest }
}

function release(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true })
  // Not there, or another's already.
  unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => rmdirSync(folder))
}

function isRenamed(from: string, to: string, lost: readonly string[]): boolean {
  return (
    unless(lost, () => {
      renameSync(from, to)
      return true
    }) ?? false
  )
}

/** The result of `act`; undefined when it fails with one of the codes. */
function unless<T>(codes: readonly string[], act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) return undefined
    throw error
  }
}

function digestOf(pid: number): string {
  return createHash('sha256').update(commandLine(pid)).digest('hex').slice(0, 16)
}
