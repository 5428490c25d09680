import { createInterface } from 'node:readline'
import { endProcess } from './running-process.ts'

/** How long a program may take to end by itself before it is killed. */
const GRACE_MS = 5_000

const watched = new Map<number, NodeJS.Signals>()

// Only the end of the pipe ends this process: whoever signals a whole group must not take the watchdog first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

for await (const line of createInterface({ input: process.stdin })) {
  const [, sign, pid, signal] = /^([+-])(\d+)(?: (SIG[A-Z]+))?$/.exec(line) ?? []
  if (sign === '-') watched.delete(Number(pid))
  else if (sign === '+') watched.set(Number(pid), signal === 'SIGINT' || signal === 'SIGQUIT' ? signal : 'SIGTERM')
}

await Promise.all([...watched].map(([pid, signal]) => endProcess(pid, signal, GRACE_MS)))
