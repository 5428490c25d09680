import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type {
  TicketKind,
  TicketNumber,
  TicketSource,
  TicketStatus,
  TicketStepName,
  VisitNumber,
} from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ColumnType, GeneratedAlways } from 'kysely'

type Instant = ColumnType<Date, Date, never>

interface OwnerColumns {
  owner_level: DivisionLevel | null
  owner_account_id: Uuid | null
  owner_account_name: string | null
}

interface TicketTable extends OwnerColumns {
  id: Uuid
  number: TicketNumber
  source: TicketSource
  kind: TicketKind
  problem: string
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  station_code: StationCode | null
  visit_id: Uuid | null
  raised_on: BusinessDate
  raised_by_id: string
  raised_by: string
  raised_level: DivisionLevel | null
  status: TicketStatus
  due_on: BusinessDate
  measures: string
  solved_on: BusinessDate | null
  solved_by_id: string | null
  solved_by: string | null
  closed_on: BusinessDate | null
  escalated_to: DivisionLevel | null
  escalated_on: BusinessDate | null
  version: number
  list_order: GeneratedAlways<number>
}

interface TicketStepTable extends OwnerColumns {
  ticket_id: Uuid
  sequence: number
  step: TicketStepName
  taken_on: BusinessDate
  text: string
  due_on: BusinessDate
  escalated_to: DivisionLevel | null
  by_id: string
  by_name: string
  at: Instant
}

interface VisitTable {
  id: Uuid
  number: VisitNumber
  visited_on: BusinessDate
  visitors: string[]
  looked_at: string
  scope_path: ScopePath
  recorded_by_id: string
  recorded_by: string
  recorded_at: Instant
  struck_on: BusinessDate | null
  struck_by: string | null
  strike_reason: string | null
  version: number
}

interface VisitPlaceTable {
  visit_id: Uuid
  sequence: number
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  station_code: StationCode | null
}

interface VisitFindingTable {
  visit_id: Uuid
  sequence: number
  place: number
  text: string
  kind: TicketKind
  ticket_id: Uuid | null
}

interface FileColumns {
  id: Uuid
  file_id: Uuid
  thumbnail_id: Uuid | null
}

/** Supervision visits and issue tickets. */
export interface PaperTables {
  paper_serial: { stem: string; last: number }
  ticket: TicketTable
  ticket_step: TicketStepTable
  ticket_file: FileColumns & { ticket_id: Uuid; sequence: number }
  visit: VisitTable
  visit_place: VisitPlaceTable
  visit_finding: VisitFindingTable
  visit_file: FileColumns & { visit_id: Uuid; place: number; title: string }
}
