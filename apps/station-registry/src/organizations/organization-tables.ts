import type {
  OrganizationCode,
  OrganizationKind,
  OrganizationLevel,
  OrganizationList,
  OrganizationStep,
  OrganizationStepName,
} from '@zhanwang/domain-station-registry/organization'
import type { Provenance } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ColumnType } from 'kysely'

interface OrganizationTable {
  id: Uuid
  code: OrganizationCode
  code_evidence: string
  name: string
  kind: OrganizationKind
  level: OrganizationLevel
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  authority: string
  representative: string
  founded_on: BusinessDate | null
  address: string
  contact: string
  phone: string
  grade: number | null
  graded_on: BusinessDate | null
  grade_valid_to: BusinessDate | null
  dissolved_on: BusinessDate | null
  provenance: Provenance
  remark: string
  version: number
}

interface OrganizationRatingTable {
  id: Uuid
  organization_id: Uuid
  grade: number
  rated_on: BusinessDate
  valid_to: BusinessDate
  source: string
  withdrawn_on: BusinessDate | null
  withdrawal_reason: string | null
}

interface OrganizationListingTable {
  id: Uuid
  organization_id: Uuid
  list: OrganizationList
  listed_from: BusinessDate
  listed_until: BusinessDate | null
  reason: string
  source: string
  ended_on: BusinessDate | null
  end_reason: string | null
}

interface OrganizationStepTable {
  organization_id: Uuid
  sequence: number
  step: OrganizationStepName
  taken_on: BusinessDate
  text: string
  /** Written as JSON text, read as the value. */
  changes: ColumnType<OrganizationStep['changes'], string, never>
  by_id: string
  by_name: string
  at: ColumnType<Date, Date, never>
}

export interface OrganizationTables {
  organization: OrganizationTable
  organization_rating: OrganizationRatingTable
  organization_listing: OrganizationListingTable
  organization_step: OrganizationStepTable
}
