import type { GroupRole } from '@zhanwang/domain-station-registry/leading-group'
import type { Provenance } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ColumnType } from 'kysely'

interface LeadingGroupTable {
  id: Uuid
  name: string
  division_code: DivisionCode
  division_name: string
  level: DivisionLevel
  scope_path: ScopePath
  founded_on: BusinessDate
  founding_policy_id: Uuid | null
  founding_document: string
  office: string
  dissolved_on: BusinessDate | null
  provenance: Provenance
  remark: string
  version: number
}

interface LeadingGroupMemberTable {
  id: Uuid
  group_id: Uuid
  role: GroupRole
  name: string
  unit: string
  post: string
  place: number
  since: BusinessDate
  until: BusinessDate | null
}

interface LeadingGroupMeetingTable {
  id: Uuid
  group_id: Uuid
  met_on: BusinessDate
  topic: string
  summary: string
  minutes_id: Uuid | null
  recorded_by: string
  recorded_at: ColumnType<Date, Date, never>
  version: number
}

interface LeadingGroupDecisionTable {
  meeting_id: Uuid
  sequence: number
  text: string
  ticket_id: Uuid | null
  settled_on: BusinessDate | null
  result: string | null
  settled_by: string | null
}

export interface LeadingGroupTables {
  leading_group: LeadingGroupTable
  leading_group_member: LeadingGroupMemberTable
  leading_group_meeting: LeadingGroupMeetingTable
  leading_group_decision: LeadingGroupDecisionTable
}
