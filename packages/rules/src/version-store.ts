import type { RuleState } from '@zhanwang/domain-rules/rule'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { JsonValue } from '@zhanwang/persistence/json'
import { bindsIn, inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { RULE_COLUMNS, type RuleRow } from './rule-columns.ts'
import type { RuleTables } from './rule-tables.ts'

type Db = Kysely<RuleTables>

export interface RuleFilter {
  readonly scopes: readonly ScopePath[]
  readonly kinds: readonly string[] | undefined
  readonly states: readonly RuleState[] | undefined
  readonly today: BusinessDate
  readonly after: readonly [since: BusinessDate, id: Uuid] | undefined
  readonly limit: number
}

/** Versions that a reader of these places may know, the latest to begin first: one more than `limit` where there are. */
export async function listVersions(db: Db, filter: RuleFilter): Promise<RuleRow[]> {
  const { scopes, kinds, states, today, after, limit } = filter
  const conditions = [
    bindsIn('scope_path', scopes),
    ...(kinds ? [sql<boolean>`kind = ANY(${[...kinds]}::text[])`] : []),
    ...(states ? [sql<boolean>`${stateOn(today)} = ANY(${[...states]}::text[])`] : []),
    ...(after ? [sql<boolean>`(since, id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY since DESC, id DESC LIMIT ${limit + 1}`.execute(db)
  return rows
}

/** One version that a reader of these places may know; undefined for any other. */
export async function findVersion(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<RuleRow | undefined> {
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule WHERE id = ${id} AND ${bindsIn('scope_path', scopes)}`.execute(db)
  return rows[0]
}

/** One version of a division that lies in the scopes, locked. */
export async function lockVersion(db: Db, id: Uuid, scopes: readonly ScopePath[]): Promise<RuleRow | undefined> {
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule WHERE id = ${id} AND ${inScopes('scope_path', scopes)}
    FOR UPDATE`.execute(db)
  return rows[0]
}

/** The version that another has replaced, locked. */
export async function lockReplacedBy(db: Db, id: Uuid): Promise<RuleRow | undefined> {
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule WHERE replaced_by = ${id} FOR UPDATE`.execute(db)
  return rows[0]
}

/** The versions of a division's rule of one kind that hold on some day, locked. */
export async function lockVersions(db: Db, kind: string, division: DivisionCode): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    SELECT ${RULE_COLUMNS} FROM jurisdiction_rule
    WHERE kind = ${kind} AND division_code = ${division} AND NOT isempty(valid)
    ORDER BY since FOR UPDATE`.execute(db)
  return rows
}

export interface NewVersion {
  readonly id: Uuid
  readonly kind: string
  readonly division: DivisionCode
  readonly divisionName: string
  readonly scopePath: ScopePath
  readonly divisionUntil: BusinessDate | null
  readonly since: BusinessDate
  readonly until: BusinessDate | null
  readonly value: JsonValue
  readonly sourceDocument: string
  readonly publishedById: string
  readonly publishedBy: string
  readonly publishedAt: Date
}

export async function insertVersion(db: Db, version: NewVersion): Promise<RuleRow> {
  const { since, until } = version
  const { rows } = await sql<RuleRow>`
    INSERT INTO jurisdiction_rule (id, kind, division_code, division_name, scope_path, division_until, since, until, valid, value,
      source_document, published_by_id, published_by, published_at, version)
    VALUES (${version.id}, ${version.kind}, ${version.division}, ${version.divisionName}, ${version.scopePath},
      ${version.divisionUntil},      ${since}, ${until}, daterange(${since}::date, ${until}::date, '[]'), ${JSON.stringify(version.value)}::jsonb,
      ${version.sourceDocument}, ${version.publishedById}, ${version.publishedBy}, ${version.publishedAt}, 1)
    RETURNING ${RULE_COLUMNS}`.execute(db)
  return written(rows)
}

/** What an ending changes: the days on which a version holds, and why. */
export interface Ending {
  readonly until: BusinessDate | null
  /** Last day on which it holds; null: it is open; `never`: on none. */
  readonly last: BusinessDate | null | 'never'
  readonly replacedBy: Uuid | null
  readonly endReason?: string
}

export async function updateVersion(
  db: Db,
  id: Uuid,
  { until, last, replacedBy, endReason }: Ending,
): Promise<RuleRow> {
  const valid = last === 'never' ? sql`'empty'::daterange` : sql`daterange(since, ${last}::date, '[]')`
  const { rows } = await sql<RuleRow>`
    UPDATE jurisdiction_rule SET until = ${until}, valid = ${valid}, replaced_by = ${replacedBy},
      end_reason = coalesce(${endReason ?? null}, end_reason), version = version + 1
    WHERE id = ${id} RETURNING ${RULE_COLUMNS}`.execute(db)
  return written(rows)
}

/** A division's place as it is now, and its last day where it has ended. */
export interface RestampedPlace {
  readonly code: DivisionCode
  readonly path: ScopePath
  readonly name: string
  readonly until: BusinessDate | null
}

/** Stamps the versions of divisions anew, and returns those that differed. */
export async function restampVersions(db: Db, places: readonly RestampedPlace[]): Promise<RuleRow[]> {
  // `until` is a column of the versions.
  const stamps = places.map(({ until: ended, ...place }) => ({ ...place, ended }))
  const { rows } = await sql<RuleRow>`
    UPDATE jurisdiction_rule SET scope_path = place.path, division_name = place.name, division_until = place.ended,
      version = version + 1
    FROM jsonb_to_recordset(${JSON.stringify(stamps)}::jsonb) AS place (code text, path text, name text, ended date)
    WHERE division_code = place.code
      AND (scope_path, division_name, division_until) IS DISTINCT FROM (place.path, place.name, place.ended)
    RETURNING ${RULE_COLUMNS}`.execute(db)
  return rows
}

/** As the domain's `ruleState`, for filtering. */
function stateOn(today: BusinessDate): RawBuilder<string> {
  return sql<string>`CASE WHEN isempty(valid) THEN 'withdrawn' WHEN ${today}::date < since THEN 'coming'
    WHEN valid @> ${today}::date AND (division_until IS NULL OR division_until >= ${today}::date) THEN 'running'
    ELSE 'ended' END`
}

function written(rows: readonly RuleRow[]): RuleRow {
  const [row] = rows
  if (!row) throw new Error('a statement that writes one rule wrote none')
  return row
}
