import type { Log } from '@zhanwang/messaging/log'
import pg from 'pg'

/**
 * The sessions of better-auth and of the sign-in limit: they write outside commands, which the service's own pools
 * refuse, so they have one of their own.
 */
export function openAuthPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'identity-auth',
    max: 5,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    keepAlive: true,
  })
  // An idle connection that breaks is replaced; unheard, the event would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'))
  return pool
}
