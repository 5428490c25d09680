import type { Log } from '@zhanwang/messaging/log'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'

const ASKED_EVERY_MS = 5 * 60_000
const KEPT = 10_000

export interface ApiKeyUse {
  /** Something was asked through the key. Never rejects: whether it is written down decides nothing about the request. */
  used(keyId: string): Promise<void>
}

/** Writes down when a key was last used, to the hour: enough to find those that nobody needs. */
export function apiKeyUse(pool: Pick<pg.Pool, 'query'>, log: Log): ApiKeyUse {
  const written = new LRUCache<string, true>({ max: KEPT, ttl: ASKED_EVERY_MS })
  return {
    async used(keyId) {
      if (written.has(keyId)) return
      written.set(keyId, true)
      try {
        await pool.query(WRITE, [keyId])
      } catch (error) {
        written.delete(keyId)
        log.warn({ err: error }, 'the use of an API key could not be written down')
      }
    },
  }
}

const WRITE = `
  UPDATE api_key SET last_used_at = date_trunc('hour', now())
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < date_trunc('hour', now()))`
