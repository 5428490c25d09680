import { type QueryExecutorProvider, sql } from 'kysely'

export interface SealCounts {
  readonly seals: number
  readonly entries: number
  readonly lastSealAt: string | null
  readonly lastDigest: string | null
  readonly unsealed: number
  readonly unsealedAgeSeconds: number | null
}

/**
 * How far the signed chain has come. Seals that were counted once are not counted again: there may be one for each second
 * of years. What was taken away from them meanwhile, only a check of the chain tells.
 */
export function sealReader(db: QueryExecutorProvider): () => Promise<SealCounts> {
  let counted = { seq: 0, entries: 0 }
  return async () => {
    const { rows } = await sql<{ seq: number; entries: number }>`
      SELECT coalesce(max(seq), ${counted.seq}::bigint) AS seq, ${counted.entries}::bigint + coalesce(sum(entry_count), 0)::bigint AS entries
      FROM audit_seal WHERE seq > ${counted.seq}`.execute(db)
    const sealed = rows[0] ?? counted
    if (sealed.seq > counted.seq) counted = sealed
    const head = await sql<{ xid_to: string; sealed_at: Date; digest: string }>`
      SELECT xid_to, sealed_at, digest FROM audit_seal WHERE seq = ${sealed.seq}`.execute(db)
    const last = head.rows[0]
    // Its value, not a subquery: unknown to the planner it would be taken for a third of the audit.
    const tail = await sql<{ unsealed: number; age: number | null }>`
      SELECT count(*) AS unsealed, extract(epoch FROM now() - min(at))::float8 AS age
      FROM audit_entry WHERE xid >= ${last?.xid_to ?? '0'}::text::xid8`.execute(db)
    const { unsealed = 0, age = null } = tail.rows[0] ?? {}
    return {
      seals: sealed.seq,
      entries: sealed.entries + unsealed,
      lastSealAt: last?.sealed_at.toISOString() ?? null,
      lastDigest: last?.digest ?? null,
      unsealed,
      unsealedAgeSeconds: age === null ? null : Math.max(0, Math.round(age)),
    }
  }
}
