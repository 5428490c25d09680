import type { ApprovalTables } from '@zhanwang/approvals/approval-tables'
import type { ApprovalStatus } from '@zhanwang/domain-approval/approval'
import type { ApplicationContent } from '@zhanwang/domain-station-registry/application'
import type { AttachmentKind } from '@zhanwang/domain-station-registry/attachment'
import type { HandOver } from '@zhanwang/domain-station-registry/closing'
import type { DivisionKind } from '@zhanwang/domain-station-registry/division'
import type {
  Inspection,
  InspectionItem,
  InspectionPerson,
  InspectionPurpose,
  InspectionStatus,
  ItemResult,
  PhotoPhase,
} from '@zhanwang/domain-station-registry/inspection'
import type {
  Feature,
  HostType,
  OperatingMode,
  Premises,
  PremisesType,
  Provenance,
  ResponsiblePerson,
  StationCode,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { RuleTables } from '@zhanwang/rules/rule-tables'
import type { TodoTables } from '@zhanwang/todos/todo-tables'
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { LeadingGroupTables } from './leading-groups/leading-group-tables.ts'
import type { OrganizationTables } from './organizations/organization-tables.ts'
import type { PaperTables } from './paper-tables.ts'
import type { PolicyTables } from './policies/policy-tables.ts'

/** A date range in Postgres' own notation: `[2022-01-01,)`. Queries read its ends, not the text. */
type DateRangeText = ColumnType<unknown, string, string>
/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>
type NullableJson<T> = ColumnType<T | null, string | null, string | null>

interface DivisionTable {
  id: Uuid
  code: DivisionCode
  name: string
  kind: DivisionKind
  level: DivisionLevel
  parent_code: DivisionCode | null
  scope_path: ScopePath
  valid: DateRangeText
  valid_from: GeneratedAlways<BusinessDate>
  successors: DivisionCode[]
  official: boolean
  source: string
  remark: string
  version: number
}

interface PopulationTable {
  division_code: DivisionCode
  year: number
  registered: number | null
  resident: number | null
  source: string
}

interface StationTable {
  id: Uuid
  code: StationCode
  kind: StationKind
  name: string
  host_type: HostType
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  place_code: GeneratedAlways<DivisionCode>
  parent_code: StationCode | null
  status: StationStatus
  status_since: BusinessDate
  founded_on: BusinessDate
  plaque_on: BusinessDate | null
  mode: OperatingMode | null
  mode_since: BusinessDate | null
  premises: NullableJson<Premises>
  premises_since: BusinessDate | null
  premises_type: GeneratedAlways<PremisesType | null>
  merged_into: StationCode | null
  features: Json<Feature[]>
  responsible: Json<ResponsiblePerson[]>
  phone: string
  provenance: Provenance
  remark: string
  version: number
}

interface PeriodTable {
  station_id: Uuid
  sequence: number
  since: BusinessDate
  valid: DateRangeText
  reason: string
  recorded_by_id: string
  recorded_by: string
  recorded_at: ColumnType<Date, Date, never>
}

interface AttachmentTable {
  id: Uuid
  station_id: Uuid
  kind: AttachmentKind
  title: string
  file_id: Uuid
  thumbnail_id: Uuid | null
  added_by_id: string
  added_by: string
  added_at: ColumnType<Date, Date, never>
}

interface ApplicationTable {
  id: Uuid
  approval_id: Uuid
  kind: StationKind
  name: string
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  content: Json<ApplicationContent>
  status: ApprovalStatus
  applied_by_id: string
  applied_by: string
  applied_at: Date
  station_code: StationCode | null
  version: number
}

interface InspectionTable {
  id: Uuid
  station_id: Uuid
  scope_path: ScopePath
  purpose: InspectionPurpose
  status: InspectionStatus
  round: number
  checklist: Json<Inspection['checklist']>
  items: Json<InspectionItem[]>
  item_count: GeneratedAlways<number>
  began_on: BusinessDate
  submitted_on: BusinessDate | null
  submitted_by: NullableJson<InspectionPerson>
  inspected_on: BusinessDate | null
  due_on: BusinessDate | null
  effective_on: BusinessDate | null
  closed_on: BusinessDate | null
  approval_id: Uuid | null
  remark: string
  met: number
  score: number
  photos: number
  version: number
  revision: number
}

interface InspectionPhotoTable {
  id: Uuid
  inspection_id: Uuid
  scope_path: ScopePath
  item_key: string
  phase: PhotoPhase
  round: number
  taken_at: ColumnType<Date | null, string | null, never>
  longitude: number | null
  latitude: number | null
  accuracy_m: number | null
  file_id: Uuid
  thumbnail_id: Uuid | null
  added_by_id: string
  added_by: string
  added_at: ColumnType<Date, Date, never>
}

interface StationAcceptanceTable {
  inspection_id: Uuid
  station_id: Uuid
  since: BusinessDate
  valid: DateRangeText
  checklist: string
  results: Json<Record<string, ItemResult>>
  all_met: boolean
  reinspect_on: BusinessDate | null
}

/** What the queries of this service know of its database. */
export interface RegistryTables
  extends RuleTables,
    TodoTables,
    ApprovalTables,
    PaperTables,
    OrganizationTables,
    PolicyTables,
    LeadingGroupTables {
  division: DivisionTable
  population: PopulationTable
  station: StationTable
  station_status: PeriodTable & { status: StationStatus; hand_over: Json<HandOver[]> }
  station_premises: PeriodTable & { premises: Json<Premises>; type: GeneratedAlways<PremisesType> }
  station_above: PeriodTable & { parent_code: StationCode }
  station_mode: PeriodTable & { mode: OperatingMode }
  station_attachment: AttachmentTable
  station_application: ApplicationTable
  station_serial: { stem: string; last: number }
  inspection: InspectionTable
  inspection_photo: InspectionPhotoTable
  station_acceptance: StationAcceptanceTable
}
