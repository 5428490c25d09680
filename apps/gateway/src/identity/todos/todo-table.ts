import type { TodoStatus, TodoWeight } from '@zhanwang/domain-todo/todo'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ColumnType, GeneratedAlways } from 'kysely'

/** What waits for whom, of every context. */
export interface TodoTable {
  id: string
  context: string
  kind: string
  weight: TodoWeight
  params: ColumnType<Record<string, string>, string, string>
  subject_type: string
  subject_id: string
  account_id: string | null
  /** To whom it went when `account_id` was handed over. */
  handed_to: string | null
  permission: string | null
  place: ScopePath | null
  audience: GeneratedAlways<string>
  not_for: string[]
  division: string | null
  division_name: string | null
  opened_on: string
  due_on: string | null
  due_key: GeneratedAlways<string>
  escalated: boolean
  status: TodoStatus
  closed_on: string | null
  version: number
}
