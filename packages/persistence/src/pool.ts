import { DomainError } from '@zhanwang/kernel/errors'
import pg from 'pg'
import { columnParsers } from './column-parsers.ts'

/** No statement of a request is worth more; it also bounds how far the xmin horizon of relay and sealer lags. */
const STATEMENT_TIMEOUT_MS = 15_000
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000
const CONNECT_TIMEOUT_MS = 5_000

/**
 * A pool of sessions with the project's settings: UTC, dates as text, timeouts, and read-only outside a transaction that
 * says otherwise. So a statement that a lost BEGIN would have left to itself fails instead of committing alone.
 */
export function openPool(options: { url: string; name: string; size: number; pipeline: boolean }): pg.Pool {
  const pool = new ServicePool({ ...sessionConfig(options), max: options.size, pipeline: options.pipeline })
  // A connection that breaks is replaced by the pool. Whoever uses it gets the error from the query; the event beside it
  // has no one else to tell, and would end the process if nobody listened.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The settings of one session. */
export function sessionConfig({ url, name }: { url: string; name: string }): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    options: '-c TimeZone=UTC -c DateStyle=ISO -c default_transaction_read_only=on',
    types: columnParsers,
    keepAlive: true,
  }
}

class ServicePool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(
    callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback)
      return undefined
    }
    // Nothing was sent yet, whatever the reason: it is safe to try again later.
    return super.connect().catch((error: unknown) => {
      throw new DomainError('unavailable', {}, { cause: error })
    })
  }
}
