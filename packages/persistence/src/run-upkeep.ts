import type { Kysely } from 'kysely'
import type pg from 'pg'
import { ClientTransaction } from './client-transaction.ts'
import { isWorthRepeating } from './database-errors.ts'
import { kyselyOn } from './transaction-kysely.ts'

/** See `Database.upkeep`. */
export async function runUpkeep<S, R>(pool: pg.Pool, work: (db: Kysely<S>) => Promise<R>): Promise<R> {
  try {
    return await attemptUpkeep(pool, work)
  } catch (error) {
    if (!isWorthRepeating(error)) throw error
    return await attemptUpkeep(pool, work)
  }
}

async function attemptUpkeep<S, R>(pool: pg.Pool, work: (db: Kysely<S>) => Promise<R>): Promise<R> {
  const open = new ClientTransaction(await pool.connect())
  try {
    const result = await work(kyselyOn<S>(open))
    await open.commit()
    return result
  } catch (error) {
    await open.rollback()
    throw error
  } finally {
    open.release()
  }
}
