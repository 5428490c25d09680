import { type BusinessDate, todayInShanghai } from '@zhanwang/kernel/calendar'
import { sql } from 'kysely'
import { type DailyRun, dailyDay } from './daily-runs.ts'
import type { Database } from './database.ts'
import { leadSession, pause } from './leader-session.ts'
import type { JobLog } from './start-jobs.ts'

/** How soon after midnight, or after the clock was set, the day's runs begin. */
const POLL_MS = 10_000
const FIRST_RETRY_MS = 5_000
const MAX_RETRY_MS = 10 * 60_000

export interface DailyRunsOptions<S> {
  readonly db: Database<S>
  /** The same database, for the session that leads. */
  readonly url: string
  readonly service: string
  readonly runs: readonly DailyRun[]
  readonly log: JobLog
  /** The clock. Default: the machine's. */
  readonly now?: () => Date
  readonly pollMs?: number
  readonly retryMs?: number
}

export interface DailyRuns {
  /** Stops what is under way; the next process takes it up again. Never rejects. */
  stop(): Promise<void>
}

/**
 * Does each run once a day in one of the service's processes: at the start where today's was not done, and after midnight
 * in Shanghai. A run that fails is logged and tried again, more slowly each time, until its day is over; the others do
 * not wait for it. Whether a day is done is asked of the clock anew each time, so that a clock that is set brings nothing
 * twice and leaves nothing out.
 */
export function startDailyRuns<S>(options: DailyRunsOptions<S>): DailyRuns {
  const { db, url, service, runs, log, now = () => new Date() } = options
  const { pollMs = POLL_MS, retryMs = FIRST_RETRY_MS } = options
  if (new Set(runs.map(({ name }) => name)).size < runs.length) throw new Error('two daily runs, one name')
  const stopping = new AbortController()
  const { signal } = stopping
  const watching = runs.length === 0 ? Promise.resolve() : watch()
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }

  async function watch(): Promise<void> {
    let settled: BusinessDate | undefined
    let failures = 0
    while (!signal.aborted) {
      const today = todayInShanghai(now())
      try {
        if (today !== settled && (await settle(today))) settled = today
        failures = today === settled ? 0 : failures + 1
      } catch (error) {
        failures++
        log.error({ err: error, failures }, 'the daily runs cannot be looked up; trying again')
      }
      await pause(failures === 0 ? pollMs : Math.min(MAX_RETRY_MS, retryMs * 2 ** Math.min(failures - 1, 20)), signal)
    }
  }

  /** Whether all runs of the day are done. */
  async function settle(day: BusinessDate): Promise<boolean> {
    if ((await undone(day)).length === 0) return true
    const session = await leadSession({ url, name: `${service}-daily`, right: 'zhanwang daily runs' }, signal)
    if (!session) return false
    try {
      const ended = AbortSignal.any([session.lost, signal])
      // Asked again: another process may have done them while this one waited to lead.
      for (const run of await undone(day)) if (!ended.aborted) await attempt(run, day, ended)
    } finally {
      await session.release()
    }
    return (await undone(day)).length === 0
  }

  async function undone(day: BusinessDate): Promise<DailyRun[]> {
    const { rows } = await sql<{ name: string }>`
      SELECT name FROM daily_run WHERE day = ${day} AND done_at IS NOT NULL`.execute(db.read)
    const done = new Set(rows.map(({ name }) => name))
    return runs.filter(({ name }) => !done.has(name))
  }

  async function attempt(run: DailyRun, day: BusinessDate, ended: AbortSignal): Promise<void> {
    const { name } = run
    const instant = now()
    // Midnight has passed meanwhile: the day that has begun does it all.
    if (todayInShanghai(instant) !== day) return
    try {
      await db.upkeep((tx) =>
        sql`INSERT INTO daily_run AS ours (name, day) VALUES (${name}, ${day})
          ON CONFLICT (name, day) DO UPDATE SET tries = ours.tries + 1`.execute(tx),
      )
      log.info({ run: name, day }, 'a daily run begins')
      await run.run(dailyDay({ service, run: name, now: instant, signal: ended }))
      // It may have returned early because of the signal.
      ended.throwIfAborted()
      await db.upkeep((tx) =>
        sql`UPDATE daily_run SET done_at = now() WHERE name = ${name} AND day = ${day}`.execute(tx),
      )
      log.info({ run: name, day }, 'a daily run is done')
    } catch (error) {
      if (signal.aborted) log.info({ run: name, day }, 'a daily run was stopped; the next process takes it up again')
      else log.error({ err: error, run: name, day }, 'a daily run failed; trying again')
    }
  }
}
