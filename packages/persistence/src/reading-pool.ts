import { setImmediate } from 'node:timers/promises'
import { DomainError } from '@zhanwang/kernel/errors'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { fromDriver, isSessionLoss } from './database-errors.ts'

/**
 * A pool as kysely reads from it. Errors come in the project's words: a lost session or a statement over its time is
 * `unavailable`. A query whose session was lost before it answered is asked once more on another, since reading twice
 * has no effect. A lost session never returns to the pool.
 */
export function readingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => new ReadingClient(pool, await pool.connect()),
    end: () => pool.end(),
  }
}

class ReadingClient implements PostgresPoolClient {
  readonly #pool: pg.Pool
  #client: pg.PoolClient | undefined

  constructor(pool: pg.Pool, client: pg.PoolClient) {
    this.#pool = pool
    this.#client = client
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(sql: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new TypeError('reading by cursor is not provided for')
    return this.#read(sql, [...parameters])
  }

  release(destroy = false): void {
    this.#client?.release(destroy)
    this.#client = undefined
  }

  async #read(sql: string, parameters: unknown[]): Promise<unknown> {
    const client = this.#client
    if (!client) throw new DomainError('unavailable')
    // What ran before in a transaction is lost with its session: such a query alone cannot be repeated.
    const isAlone = client.getTransactionStatus() === 'I'
    try {
      return await client.query(sql, parameters)
    } catch (error) {
      if (!isSessionLoss(error)) throw fromDriver(error)
      this.release(true)
      if (!isAlone) throw unavailable(error)
    }
    // Sessions that rest in the pool were often lost together with this one: it hears of that first.
    await setImmediate()
    this.#client = await this.#pool.connect()
    try {
      return await this.#client.query(sql, parameters)
    } catch (error) {
      if (!isSessionLoss(error)) throw fromDriver(error)
      this.release(true)
      throw unavailable(error)
    }
  }
}

function unavailable(cause: unknown): DomainError {
  return new DomainError('unavailable', {}, { cause })
}
