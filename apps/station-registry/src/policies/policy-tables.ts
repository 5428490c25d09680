import type { PolicyKind } from '@zhanwang/domain-station-registry/policy'
import type { Provenance } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ColumnType } from 'kysely'

interface PolicyTable {
  id: Uuid
  number: string
  title: string
  kind: PolicyKind
  issuer: string
  division_code: DivisionCode
  division_name: string
  scope_path: ScopePath
  issued_on: BusinessDate
  valid_from: BusinessDate
  valid_to: BusinessDate | null
  trial: boolean
  summary: string
  supersedes_id: Uuid | null
  repealed_on: BusinessDate | null
  repeal_reason: string | null
  repealed_by_id: Uuid | null
  provenance: Provenance
  version: number
}

interface PolicyFileTable {
  id: Uuid
  policy_id: Uuid
  file_id: Uuid
  thumbnail_id: Uuid | null
  added_by: string
  added_at: ColumnType<Date, Date, never>
}

export interface PolicyTables {
  policy: PolicyTable
  policy_file: PolicyFileTable
}
