import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Whether a process with this id runs. A zombie, which has ended and waits to be collected by its parent, does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
  } catch {
    return false
  }
}

/**
 * What tells a running process from all others that had or will have its id: the moment of its start, and of the
 * system's. Unlike the command line it stays the same when the process becomes another program (exec). '' when it has
 * ended or can't be seen.
 */
export function startMark(pid: number): string {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): the name may hold blanks; after it come the 3rd and the following fields, the start is the 22nd.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${started}`
  } catch {
    return ''
  }
}

/** The command line of a running process, '' when it has ended or can't be read. Tells whether an id was given to another. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Sends a signal; false when the process has already ended. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}

/**
 * Sends a signal to a process that was started in a session of its own (`detached`) and to all that it started, which
 * stay in its group when it is gone. False when none of them runs. Windows knows no groups: there the process alone.
 */
export function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  if (process.platform === 'win32') return signalProcess(leader, signal)
  try {
    return process.kill(-leader, signal)
  } catch (error) {
    // macOS answers EPERM for a group of which only zombies are left.
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) return false
    throw error
  }
}

/**
 * Ends a process that is no child of ours, with the group it leads: the signal, then after `graceMs`, or for what is
 * left of the group when it has ended, SIGKILL. Returns when it has ended.
 */
export async function endProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const leads = signalGroup(pid, signal)
  if (!leads && !isRunning(pid)) return
  if (!leads) signalProcess(pid, signal)
  const ended = await endedWithin(pid, graceMs)
  if (leads) signalGroup(pid, 'SIGKILL')
  if (ended) return
  if (!leads) signalProcess(pid, 'SIGKILL')
  await endedWithin(pid, graceMs)
}

/** Waits until the process has ended; false when it still runs after `timeoutMs`. */
export async function endedWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false
    await delay(20)
  }
  return true
}
