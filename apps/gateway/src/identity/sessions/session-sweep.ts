import type { Log } from '@zhanwang/messaging/log'
import type pg from 'pg'

const EVERY_MS = 10 * 60_000
/** Small, so that a sweep holds few rows for a short time. */
const BATCH = 500

/** Longer than any count or lock lasts: a day. */
const OLD_ATTEMPTS = `
  DELETE FROM sign_in_attempt WHERE key IN (
    SELECT key FROM sign_in_attempt
    WHERE first_at < now() - interval '1 day' AND (locked_until IS NULL OR locked_until < now())
    ORDER BY first_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`
const EXPIRED_SESSIONS = `
  DELETE FROM auth_session WHERE id IN (
    SELECT id FROM auth_session WHERE expires_at < now() ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`

/** Removes old counts of failed sign-ins and sessions that have expired, batch by batch until none is left. */
export async function sweepSessions(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  for (const statement of [OLD_ATTEMPTS, EXPIRED_SESSIONS]) {
    let removed: number
    do removed = (await pool.query(statement)).rowCount ?? 0
    while (removed === BATCH)
  }
}

/** Sweeps at once and then every 10 minutes. `stop` waits for what runs. */
export function startSessionSweep(pool: pg.Pool, log: Log): { stop(): Promise<void> } {
  const sweep = () =>
    sweepSessions(pool).catch((error: unknown) => log.warn({ err: error }, 'old sign-ins could not be removed'))
  let running = sweep()
  const timer = setInterval(() => {
    running = running.then(sweep)
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
