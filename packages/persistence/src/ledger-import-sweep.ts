import { type Kysely, sql } from 'kysely'

/** How long the rows of an import are kept after its end, and how long one that nobody finishes stays open. */
const KEPT_DAYS = 30

/**
 * Cancels imports that nobody finished and drops the staged rows of those that ended, each after 30 days: they may hold
 * what a clerk typed about people. What stays is the import itself, with its counts.
 */
export async function sweepLedgerImports<S>(db: Kysely<S>, now = new Date()): Promise<void> {
  const until = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await sql`
    UPDATE ledger_import SET state = 'cancelled', version = version + 1, ended_at = ${now}, counts = '{}', remainder = NULL
    WHERE ended_at IS NULL AND created_at < ${until}`.execute(db)
  const over = sql`ended_at < ${until}`
  await sql`
    DELETE FROM ledger_import_row WHERE import_id IN (SELECT id FROM ledger_import WHERE ${over})`.execute(db)
  await sql`UPDATE ledger_import SET remainder = NULL WHERE remainder IS NOT NULL AND ${over}`.execute(db)
}
