import type { Log } from '@zhanwang/messaging/log'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'

/** Last use is written at most this often, so it lags by no more. The second over keeps a late write from waiting twice. */
const WRITTEN_EVERY_MS = 61_000
const KEPT = 20_000

export interface SessionUse {
  /** Somebody works in the session. Never rejects: whether it is written down decides nothing about the request. */
  used(sessionId: string): Promise<void>
  /** Since when a session must not have been used to be over. */
  idleSince(now: Date): Date
}

/**
 * 等保 2.0 asks that a session nobody uses ends by itself. The time is counted from the last use as it is written: a
 * session ends `idleMinutes` after the last use at the earliest and a minute later at the latest.
 */
export function sessionUse(pool: Pick<pg.Pool, 'query'>, idleMinutes: number, log: Log): SessionUse {
  const written = new LRUCache<string, true>({ max: KEPT, ttl: WRITTEN_EVERY_MS })
  return {
    async used(sessionId) {
      if (written.has(sessionId)) return
      written.set(sessionId, true)
      try {
        await pool.query(WRITE, [sessionId])
      } catch (error) {
        written.delete(sessionId)
        log.warn({ err: error }, 'the use of a session could not be written down')
      }
    },
    idleSince: (now) => idleSince(now, idleMinutes),
  }
}

/** Sessions not used since then are over. */
export function idleSince(now: Date, idleMinutes: number): Date {
  return new Date(now.getTime() - idleMinutes * 60_000 - WRITTEN_EVERY_MS)
}

/** Another instance may have written it a moment ago. */
const WRITE = `UPDATE auth_session SET updated_at = now() WHERE id = $1 AND updated_at < now() - interval '1 minute'`
