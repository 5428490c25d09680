import type { Division } from '@zhanwang/domain-station-registry/division'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { RegistryTables } from './registry-tables.ts'

/** What a query on `division` selects to answer with a `Division`. */
export const DIVISION_COLUMNS = [
  'division.code',
  'division.name',
  'division.kind',
  'division.level',
  'division.parent_code',
  'division.scope_path',
  'division.successors',
  'division.official',
  'division.source',
  'division.remark',
  'division.version',
  sql<BusinessDate>`lower(division.valid)::text`.as('first_day'),
  sql<BusinessDate | null>`(upper(division.valid) - 1)::text`.as('last_day'),
] as const

export type DivisionColumns = Omit<Selectable<RegistryTables['division']>, 'id' | 'valid' | 'valid_from'> & {
  first_day: BusinessDate
  last_day: BusinessDate | null
}

/** The division of a selected row. */
export function divisionOf(row: DivisionColumns): Division {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    level: row.level,
    parent: row.parent_code,
    scopePath: row.scope_path,
    validFrom: row.first_day,
    validTo: row.last_day,
    successors: row.successors,
    official: row.official,
    source: row.source,
    remark: row.remark,
  }
}

/** The same columns for a RETURNING clause. */
export const DIVISION_RETURNING = sql`division.code, division.name, division.kind, division.level, division.parent_code,
  division.scope_path, division.successors, division.official, division.source, division.remark, division.version,
  lower(division.valid)::text AS first_day, (upper(division.valid) - 1)::text AS last_day`

/**
 * Whether a version is valid on a day. Not `valid @> on`: the planner then reads the whole range index to combine it with
 * another, since it cannot know that nearly every version is valid today.
 */
export function validOn(division: 'division' | 'child', on: BusinessDate): RawBuilder<boolean> {
  const valid = sql.ref(`${division}.valid`)
  return sql<boolean>`(lower(${valid}) <= ${on}::date AND (upper_inf(${valid}) OR upper(${valid}) > ${on}::date))`
}
