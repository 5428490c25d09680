import type { Kysely } from 'kysely'
import type pg from 'pg'
import { ClientTransaction } from './client-transaction.ts'
import { kyselyOn } from './transaction-kysely.ts'

/** See `Database.rehearse`. */
export async function runRehearsal<S, R>(pool: pg.Pool, work: (db: Kysely<S>) => Promise<R>): Promise<R> {
  const open = new ClientTransaction(await pool.connect())
  try {
    return await work(kyselyOn<S>(open))
  } finally {
    await open.rollback()
    open.release()
  }
}
