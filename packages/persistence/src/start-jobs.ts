import { DomainError } from '@zhanwang/kernel/errors'
import type { Notify } from '@zhanwang/kernel/live'
import type { Database } from './database.ts'
import { jobQueue, LEASE_MS } from './job-queue.ts'
import { runJob } from './job-run.ts'
import type { JobKind } from './jobs.ts'
import { pause } from './leader-session.ts'
import { sweepLedgerImports } from './ledger-import-sweep.ts'

/** How often a process without work asks for some: for what no notification tells, such as a lease that ends. */
const POLL_MS = 1_000
const MAX_PAUSE_MS = 30_000
const SWEEP_MS = 60 * 60 * 1_000
/** Jobs of one process at a time: they share it with the requests. */
const SIDE_BY_SIDE = 2

/** What jobs need of a log (pino's shape). */
export interface JobLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface JobsOptions<S> {
  readonly db: Database<S>
  readonly kinds: readonly JobKind[]
  readonly notify: Notify
  readonly log: JobLog
  /** How long a silent run keeps its job; default 20 s. */
  readonly leaseMs?: number
}

export interface Jobs {
  /** Takes no more jobs, stops those under way and puts them back for another process. Never rejects. */
  stop(): Promise<void>
}

/**
 * Does the jobs of these kinds, two at a time, sharing them with every other process of the service. A job begins as
 * soon as what asked for it is committed; one whose process died is taken up within half a minute. Faults of the database
 * are logged and tried again.
 */
export function startJobs<S>({ db, kinds, notify, log, leaseMs = LEASE_MS }: JobsOptions<S>): Jobs {
  const byKind = new Map(kinds.map((kind) => [kind.kind, kind]))
  if (byKind.size < kinds.length) throw new Error('two kinds of jobs, one name')
  const queue = jobQueue(db, leaseMs)
  const stopping = new AbortController()
  const { signal } = stopping
  const running = new Set<Promise<void>>()
  let wake = new AbortController()
  const listener = queue.onWork(() => wake.abort())
  const loop = byKind.size === 0 ? Promise.resolve() : run()
  return {
    async stop() {
      stopping.abort()
      wake.abort()
      await loop
      await Promise.all(running)
      await listener.close()
    },
  }

  async function run(): Promise<void> {
    let failures = 0
    let sweepAt = 0
    while (!signal.aborted) {
      // Before the look, so that what comes while it is under way is looked for again. A job that ends makes room at once.
      wake = new AbortController()
      await listener.ensure()
      try {
        if (performance.now() >= sweepAt) {
          await queue.sweep()
          await db.upkeep((tx) => sweepLedgerImports(tx))
          sweepAt = performance.now() + SWEEP_MS
        }
        if (running.size < SIDE_BY_SIDE && (await queue.hasWork())) await takeAll()
        failures = 0
      } catch (error) {
        failures++
        log.error({ err: error, failures }, 'jobs cannot be looked up; trying again')
      }
      if (!signal.aborted) await pause(Math.min(MAX_PAUSE_MS, POLL_MS * 2 ** Math.min(failures, 10)), wake.signal)
    }
  }

  async function takeAll(): Promise<void> {
    const kindNames = [...byKind.keys()]
    for (const { id, account_id } of await queue.endAbandoned(kindNames)) {
      log.error({ jobId: id }, 'a job was given up: each of its runs died')
      notify(account_id, 'job', id)
    }
    await settleAll(kindNames)
    while (running.size < SIDE_BY_SIDE && !signal.aborted) {
      const taken = await queue.take(kindNames)
      if (!taken) return
      const kind = byKind.get(taken.kind)
      if (!kind) throw new DomainError('internal')
      const ended = runJob(taken, { kind, queue, notify, log, stopping: signal }).then(() => {
        running.delete(ended)
        wake.abort()
      })
      running.add(ended)
    }
  }

  /** What cannot be seen to now is tried again at the next look, and keeps no job waiting. */
  async function settleAll(kindNames: readonly string[]): Promise<void> {
    try {
      for (;;) {
        const settled = await queue.settle(kindNames, async (tx, job) => byKind.get(job.kind)?.ended?.(tx, job))
        if (!settled) return
        settled.seen?.()
      }
    } catch (error) {
      log.error({ err: error }, 'a job ended without a run, and what it was for cannot be seen to; trying again')
    }
  }
}
