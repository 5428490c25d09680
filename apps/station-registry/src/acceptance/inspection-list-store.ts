import type { InspectionPurpose, InspectionStatus } from '@zhanwang/domain-station-registry/inspection'
import type { StationCode, StationKind } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import { type Kysely, sql } from 'kysely'
import { beginsWith, contains } from '../like-pattern.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { summaryQuery } from './inspection-columns.ts'

export interface InspectionFilter {
  readonly scopes: readonly ScopePath[]
  readonly station?: StationCode | undefined
  readonly kind?: readonly StationKind[] | undefined
  readonly purpose?: InspectionPurpose | undefined
  readonly status?: readonly InspectionStatus[] | undefined
  readonly overdue?: boolean | undefined
  readonly text?: string | undefined
  readonly after?: readonly [ScopePath, Uuid] | undefined
  readonly limit: number
}

/**
 * Files by place, oldest first within each: one row more than `limit` where there are more. Scope, order and cursor are
 * one range of the index `inspection_scope`.
 */
export function inspectionListQuery(db: Kysely<RegistryTables>, filter: InspectionFilter, today: BusinessDate) {
  const { scopes, station, kind, purpose, status, overdue, text, after, limit } = filter
  let query = summaryQuery(db).where(inScopes('inspection.scope_path', scopes))
  if (station) query = query.where('station.code', '=', station)
  if (kind?.length) query = query.where('station.kind', 'in', kind)
  if (purpose) query = query.where('inspection.purpose', '=', purpose)
  if (status?.length) query = query.where('inspection.status', 'in', status)
  if (overdue !== undefined) {
    const late = sql<boolean>`(inspection.status = 'rectifying' AND inspection.due_on < ${today}::date)`
    query = query.where(overdue ? late : sql<boolean>`NOT ${late}`)
  }
  if (text) {
    query = query.where((eb) =>
      eb.or([
        eb('station.name', 'like', contains(text)),
        sql<boolean>`station.code LIKE ${beginsWith(text.toUpperCase())}`,
      ]),
    )
  }
  if (after)
    query = query.where(sql<boolean>`(inspection.scope_path, inspection.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
    .orderBy('inspection.scope_path')
    .orderBy('inspection.id')
    .limit(limit + 1)
}

export interface StatusCount {
  /** The code of the child division below `below`; empty for what stands in the division itself. */
  readonly branch: string
  readonly status: InspectionStatus
  readonly files: number
  readonly overdue: number
}

/** How many files stand where, for each division directly below `below` (or as one, without it), from the index alone. */
export async function countInspections(
  db: Kysely<RegistryTables>,
  filter: Pick<InspectionFilter, 'scopes' | 'purpose'> & { readonly below: ScopePath | undefined },
  today: BusinessDate,
): Promise<StatusCount[]> {
  const { scopes, purpose, below } = filter
  const branch = below
    ? sql<string>`split_part(substr(scope_path, ${below.length + 1}::integer), '/', 1)`
    : sql<string>`''::text`
  let query = db
    .selectFrom('inspection')
    .select([
      branch.as('branch'),
      'status',
      (eb) => eb.fn.countAll<number>().as('files'),
      sql<number>`count(*) FILTER (WHERE status = 'rectifying' AND due_on < ${today}::date)`.as('overdue'),
    ])
    .where(inScopes('inspection.scope_path', scopes))
  if (purpose) query = query.where('purpose', '=', purpose)
  return query.groupBy(['branch', 'status']).orderBy('branch').execute()
}
