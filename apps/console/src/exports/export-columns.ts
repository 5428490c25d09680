import { ACCOUNT_EXPORT } from '@zhanwang/domain-identity/account-export'
import { ruleExport } from '@zhanwang/domain-rules/rule-export'
import { APPLICATION_EXPORT } from '@zhanwang/domain-station-registry/application-export'
import { DIVISION_EXPORT } from '@zhanwang/domain-station-registry/division-export'
import { INSPECTION_EXPORT } from '@zhanwang/domain-station-registry/inspection-export'
import { LEADING_GROUP_EXPORT } from '@zhanwang/domain-station-registry/leading-group-export'
import { ORGANIZATION_EXPORT } from '@zhanwang/domain-station-registry/organization-export'
import { POLICY_EXPORT } from '@zhanwang/domain-station-registry/policy-export'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import { STATION_EXPORT } from '@zhanwang/domain-station-registry/station-export'
import { TICKET_EXPORT } from '@zhanwang/domain-station-registry/ticket-export'
import { VISIT_EXPORT } from '@zhanwang/domain-station-registry/visit-export'
import { AUDIT_EXPORT } from '@zhanwang/kernel/audit-export'
import { INDICATOR_EXPORT } from '@zhanwang/kernel/indicator-export'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { ExportedList } from './list-export.ts'

interface Column {
  readonly key: string
  readonly header: LocalizedText
}

/** The columns that each list has as a file, as the domain declares them. */
export const EXPORT_COLUMNS: Record<ExportedList, readonly Column[]> = {
  stations: STATION_EXPORT,
  organizations: ORGANIZATION_EXPORT,
  leadingGroups: LEADING_GROUP_EXPORT,
  applications: APPLICATION_EXPORT,
  inspections: INSPECTION_EXPORT,
  divisions: DIVISION_EXPORT,
  rules: ruleExport(REGISTRY_RULES),
  policies: POLICY_EXPORT,
  accounts: ACCOUNT_EXPORT,
  indicators: INDICATOR_EXPORT,
  audit: AUDIT_EXPORT,
  tickets: TICKET_EXPORT,
  visits: VISIT_EXPORT,
}
