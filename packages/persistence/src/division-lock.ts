import { type Kysely, sql } from 'kysely'

const DIVISIONS = sql`hashtext('divisions')`

/**
 * Until the transaction ends no division moves in this database: a row that is stamped with its path lies where it says.
 * To be asked before the division is read, for what was waited for changes divisions and adds to them, and before rows are
 * locked that are stamped with a path.
 */
export async function holdDivisions<S>(db: Kysely<S>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${DIVISIONS})`.execute(db)
}

/**
 * Waits for every transaction that holds the divisions, and lets none begin until this one ends: what moves divisions asks
 * for it before it looks for the rows that go along.
 */
export async function lockDivisions<S>(db: Kysely<S>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${DIVISIONS})`.execute(db)
}
