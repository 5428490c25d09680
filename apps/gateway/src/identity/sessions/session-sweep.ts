import type { Log } from '@zhanwang/messaging/log'
import type pg from 'pg'
import { idleSince } from './session-use.ts'

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
    SELECT id FROM auth_session WHERE expires_at < now() OR updated_at < $1 ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`
const OLD_PENDING = `
  DELETE FROM pending_sign_in WHERE digest IN (
    SELECT digest FROM pending_sign_in WHERE expires_at < now() ORDER BY expires_at LIMIT ${BATCH})`
/** Begun and left. */
const OLD_SETUPS = `
  DELETE FROM second_factor WHERE account_id IN (
    SELECT account_id FROM second_factor WHERE confirmed_at IS NULL AND begun_at < now() - interval '1 day'
    LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`
/** 网络安全法 asks for six months at least: the database refuses to remove any younger ones. */
const OLD_SIGN_INS = `
  DELETE FROM sign_in WHERE id IN (
    SELECT id FROM sign_in WHERE at < now() - interval '400 days' ORDER BY at LIMIT ${BATCH})`

/**
 * Removes what is over, batch by batch until none is left: old counts of failed sign-ins, sessions that have expired or
 * fallen idle, sign-ins and second factors that nobody finished, sign-in history older than 400 days.
 */
export async function sweepSessions(pool: Pick<pg.Pool, 'query'>, idleMinutes: number): Promise<void> {
  const idle = idleSince(new Date(), idleMinutes)
  for (const [statement, values] of [
    [OLD_ATTEMPTS, []],
    [EXPIRED_SESSIONS, [idle]],
    [OLD_PENDING, []],
    [OLD_SETUPS, []],
    [OLD_SIGN_INS, []],
  ] as const) {
    let removed: number
    do removed = (await pool.query(statement, [...values])).rowCount ?? 0
    while (removed === BATCH)
  }
}

/** Sweeps at once and then every 10 minutes. `stop` waits for what runs. */
export function startSessionSweep(pool: pg.Pool, idleMinutes: number, log: Log): { stop(): Promise<void> } {
  const sweep = () =>
    sweepSessions(pool, idleMinutes).catch((error: unknown) =>
      log.warn({ err: error }, 'old sign-ins could not be removed'),
    )
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
