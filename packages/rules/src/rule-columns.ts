import type { PublishedRule } from '@zhanwang/domain-rules/rule'
import type { VersionPeriod } from '@zhanwang/domain-rules/rule-periods'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { sql } from 'kysely'

/** What is read of a version: with its last day instead of the range. */
export const RULE_COLUMNS = sql`id, kind, division_code, division_name, scope_path, division_until, since, until,
  isempty(valid) AS never_held, upper(valid) - 1 AS last, replaced_by, value, source_document, published_by, published_at,
  end_reason, version`

export interface RuleRow {
  id: Uuid
  kind: string
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  division_until: BusinessDate | null
  since: BusinessDate
  until: BusinessDate | null
  never_held: boolean
  last: BusinessDate | null
  replaced_by: Uuid | null
  value: PublishedRule['value']
  source_document: string
  published_by: string
  published_at: Date
  end_reason: string
  version: number
}

/** A version as the event and the lists tell it. */
export function publishedRule(row: RuleRow): PublishedRule {
  return {
    id: row.id,
    kind: row.kind,
    value: row.value,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    sourceDocument: row.source_document,
    validFrom: row.since,
    validTo: earlier(row.last, row.division_until),
    withdrawn: row.never_held,
    replacedBy: row.replaced_by,
    version: row.version,
  }
}

/** The days of a version, for the rules that decide on them. */
export function periodOf({ id, since, until, last, replaced_by: replacedBy }: RuleRow): VersionPeriod {
  return { id, since, until, last, replacedBy }
}

function earlier(a: BusinessDate | null, b: BusinessDate | null): BusinessDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
