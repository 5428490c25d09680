import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { type QueryExecutorProvider, type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScopes } from './scope-filter.ts'

/** More authors than this are looked for entry by entry: so common a name is soon met. */
const MAX_CHOSEN = 50

export interface AuditFilter {
  readonly scopes: readonly ScopePath[]
  /** Part of the author's name, or the whole id. */
  readonly actor?: string | undefined
  /** The whole id. */
  readonly subject?: string | undefined
  /** The whole name, or its group. */
  readonly procedure?: string | undefined
  /** Dates in Asia/Shanghai, both included. */
  readonly from?: BusinessDate | undefined
  readonly to?: BusinessDate | undefined
  /** Only what is older. */
  readonly after?: AuditPosition | undefined
  readonly limit: number
}

/** Where an entry stands: transaction id as decimal text, then entry id. */
export type AuditPosition = readonly [xid: string, id: string]

export interface FoundEntry {
  readonly xidText: string
  readonly id: string
  readonly at: Date
  readonly actorKind: 'account' | 'system'
  readonly actorId: string
  readonly actorName: string
  readonly procedure: string
  readonly subjectType: string
  readonly subjectId: string
  readonly division: string | null
  readonly correlationId: string
  readonly cause: string | null
  readonly detail: AuditEntry['detail']
  readonly sealed: boolean
}

const COLUMNS = sql`
  audit_entry.xid::text AS "xidText", audit_entry.id, audit_entry.at, audit_entry.actor_kind AS "actorKind",
  audit_entry.actor_id AS "actorId", audit_entry.actor_name AS "actorName", audit_entry.procedure,
  audit_entry.subject_type AS "subjectType", audit_entry.subject_id AS "subjectId", audit_entry.division,
  audit_entry.correlation_id AS "correlationId", audit_entry.cause, audit_entry.detail,
  coalesce(audit_entry.xid < (SELECT xid_to FROM audit_seal ORDER BY seq DESC LIMIT 1), false) AS sealed`

/**
 * Audit entries inside the scopes, newest first. The order is that of the transactions, which is the order of sealing.
 * Whatever the filters, what is read grows with the answer and not with the audit: entries of few authors or procedures
 * are taken from the newest of each, dates are turned into a range of transaction ids by the seals.
 */
export async function findAuditEntries(db: QueryExecutorProvider, filter: AuditFilter): Promise<FoundEntry[]> {
  const { subject, actor, procedure, limit } = filter
  const search: Search = {
    range: await rangeOf(db, filter),
    where: sql.join(conditions(filter), sql` AND `),
    newest: sql`audit_entry.xid DESC, audit_entry.id DESC LIMIT ${limit}`,
    limit,
  }
  if (subject === undefined && actor !== undefined) {
    const authors = await authorsLike(db, actor)
    if (authors.length <= MAX_CHOSEN) {
      const columns = ['actor_id', 'actor_name'] as const
      return newestOfEach(
        db,
        columns,
        columns.map((column) => authors.map((author) => author[column])),
        search,
      )
    }
  } else if (subject === undefined && procedure !== undefined) {
    return newestOfEach(db, ['procedure'], [await proceduresOf(db, procedure)], search)
  }
  const { from, before } = search.range
  const { rows } = await sql<FoundEntry>`
    SELECT ${COLUMNS} FROM audit_entry
    WHERE audit_entry.xid >= ${from}::text::xid8
      AND (audit_entry.xid, audit_entry.id) < (${before[0]}::text::xid8, ${before[1]}::uuid)
      AND ${search.where}
    ORDER BY ${search.newest}`.execute(db)
  return rows
}

interface Search {
  readonly range: { readonly from: string; readonly before: AuditPosition }
  readonly where: RawBuilder<unknown>
  /** The order of the answer, and its limit. */
  readonly newest: RawBuilder<unknown>
  readonly limit: number
}

/**
 * The newest entries of each key, and of these the newest. Each is looked for as a range of (key, xid): only the key's own
 * index is in that order, so that no plan goes through the newest entries of all others in search of few old ones.
 * @param keys for each column its values
 */
async function newestOfEach(
  db: QueryExecutorProvider,
  columns: readonly string[],
  keys: readonly (readonly string[])[],
  { range: { from, before }, where, newest, limit }: Search,
): Promise<FoundEntry[]> {
  const own = sql.join(columns.map((column) => sql.ref(`audit_entry.${column}`)))
  const key = sql.join(columns.map((column) => sql.ref(`chosen.${column}`)))
  const descending = sql.join(columns.map((column) => sql`${sql.ref(`audit_entry.${column}`)} DESC`))
  const { rows } = await sql<FoundEntry>`
    SELECT found.*
    FROM unnest(${sql.join(keys.map((values) => sql`${values}::text[]`))}) AS chosen (${sql.join(columns.map((column) => sql.ref(column)))})
    CROSS JOIN LATERAL (
      SELECT ${COLUMNS}, audit_entry.xid FROM audit_entry
      WHERE (${own}, audit_entry.xid) >= (${key}, ${from}::text::xid8)
        AND (${own}, audit_entry.xid, audit_entry.id) < (${key}, ${before[0]}::text::xid8, ${before[1]}::uuid)
        AND ${where}
      ORDER BY ${descending}, ${newest}
    ) AS found
    ORDER BY found.xid DESC, found.id DESC LIMIT ${limit}`.execute(db)
  return rows
}

function conditions({ scopes, actor, subject, procedure, from, to }: AuditFilter): RawBuilder<SqlBool>[] {
  return [
    inScopes('audit_entry.scope_path', scopes),
    ...(subject === undefined ? [] : [sql<SqlBool>`audit_entry.subject_id = ${subject}`]),
    ...(actor === undefined ? [] : [isAuthor(actor)]),
    ...(procedure === undefined ? [] : [isProcedure(procedure)]),
    ...(from === undefined ? [] : [sql<SqlBool>`audit_entry.at >= ${midnight(from)}::timestamptz`]),
    ...(to === undefined ? [] : [sql<SqlBool>`audit_entry.at < ${midnight(addDays(to, 1))}::timestamptz`]),
  ]
}

const LAST: AuditPosition = ['18446744073709551615', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/**
 * The transactions among which entries of the dates lie, as the seals tell. All transactions below a seal's `xid_to` had
 * ended when it was made (five minutes are for clocks that differ), and no transaction lasts a day.
 */
async function rangeOf(
  db: QueryExecutorProvider,
  { from, to, after = LAST }: AuditFilter,
): Promise<{ from: string; before: AuditPosition }> {
  if (from === undefined && to === undefined) return { from: '0', before: after }
  const start = from === undefined ? null : midnight(from)
  const end = to === undefined ? null : midnight(addDays(to, 1))
  const { rows } = await sql<{ low: string | null; high: string | null }>`
    SELECT
      (SELECT xid_to::text FROM audit_seal WHERE sealed_at < ${start}::timestamptz - interval '5 minutes'
       ORDER BY sealed_at DESC LIMIT 1) AS low,
      (SELECT xid_to::text FROM audit_seal WHERE sealed_at >= ${end}::timestamptz + interval '1 day'
       ORDER BY sealed_at LIMIT 1) AS high`.execute(db)
  const high = rows[0]?.high ?? LAST[0]
  const before: AuditPosition = BigInt(high) < BigInt(after[0]) ? [high, LAST[1]] : after
  return { from: rows[0]?.low ?? '0', before }
}

function midnight(date: BusinessDate): string {
  return `${date}T00:00:00+08:00`
}

function isAuthor(text: string): RawBuilder<SqlBool> {
  return sql`(actor_id = ${text} OR actor_name ILIKE ${`%${literally(text)}%`})`
}

function isProcedure(text: string): RawBuilder<SqlBool> {
  return sql`(procedure = ${text} OR procedure LIKE ${`${literally(text)}.%`})`
}

function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Authors that a text may mean, one too many where there are more than are taken one by one. */
async function authorsLike(
  db: QueryExecutorProvider,
  text: string,
): Promise<{ actor_id: string; actor_name: string }[]> {
  // From one author to the next by the index: as many steps as there are authors, however much they did.
  const { rows } = await sql<{ actor_id: string; actor_name: string }>`
    WITH RECURSIVE author AS (
      (SELECT actor_id, actor_name FROM audit_entry ORDER BY actor_id, actor_name LIMIT 1)
      UNION ALL
      SELECT later.actor_id, later.actor_name FROM author CROSS JOIN LATERAL (
        SELECT actor_id, actor_name FROM audit_entry
        WHERE (actor_id, actor_name) > (author.actor_id, author.actor_name)
        ORDER BY actor_id, actor_name LIMIT 1) AS later
    )
    SELECT actor_id, actor_name FROM author WHERE ${isAuthor(text)} LIMIT ${MAX_CHOSEN + 1}`.execute(db)
  return rows
}

/** The procedure of that name, or those of the group, as far as the audit knows any. */
async function proceduresOf(db: QueryExecutorProvider, text: string): Promise<string[]> {
  const { rows } = await sql<{ procedure: string }>`
    WITH RECURSIVE one AS (
      (SELECT procedure FROM audit_entry ORDER BY procedure LIMIT 1)
      UNION ALL
      SELECT later.procedure FROM one CROSS JOIN LATERAL (
        SELECT procedure FROM audit_entry WHERE procedure > one.procedure ORDER BY procedure LIMIT 1) AS later
    )
    SELECT procedure FROM one WHERE ${isProcedure(text)}`.execute(db)
  return rows.map(({ procedure }) => procedure)
}
