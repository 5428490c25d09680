import type { ApprovalShown, ApprovalSummary } from '@zhanwang/domain-approval/approval'
import { type ApprovalState, presentStep, type Said } from '@zhanwang/domain-approval/decide'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Selectable } from 'kysely'
import type { ApprovalTables } from './approval-tables.ts'

export type ApprovalRow = Selectable<ApprovalTables['approval']>
export type DecisionRow = Selectable<ApprovalTables['approval_decision']>
export type RoundRow = Selectable<ApprovalTables['approval_round']>

/** A file as it is stored: its state for the rules, and what is said of it. */
export interface StoredApproval extends ApprovalState {
  readonly id: Uuid
  readonly subject: ApprovalSummary['subject']
  readonly title: string
  readonly division: DivisionCode | null
  readonly divisionName: string
  readonly submittedByName: string
  readonly submittedAt: Date
  readonly holidays: readonly BusinessDate[]
  readonly todoKind: string
  readonly dueOn: BusinessDate | null
  readonly escalatedOn: BusinessDate | null
  readonly version: number
}

/** A file as who is told of its end sees it. */
export interface ApprovalFile
  extends Pick<
    StoredApproval,
    | 'id'
    | 'subject'
    | 'title'
    | 'division'
    | 'divisionName'
    | 'scopePath'
    | 'status'
    | 'round'
    | 'submittedBy'
    | 'madeBy'
  > {
  /** What was decided on: the round's own, as it was submitted. */
  readonly snapshot: ApprovalShown['snapshot']
  readonly digest: string
  /** Of the decision that this is about; empty for a withdrawal. */
  readonly comment: string
  readonly version: number
}

/** The file of a row, with what was said in it. */
export function approvalOf(row: ApprovalRow, said: readonly Said[]): StoredApproval {
  return {
    id: row.id,
    subject: { type: row.subject_type, id: row.subject_id },
    title: row.title,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    status: row.status,
    route: row.route,
    submittedBy: row.submitted_by_id,
    submittedByName: row.submitted_by,
    submittedAt: row.submitted_at,
    madeBy: row.made_by,
    round: row.round,
    step: row.step,
    escalated: row.escalated_on !== null,
    said,
    holidays: row.holidays,
    todoKind: row.todo_kind,
    dueOn: row.due_on,
    escalatedOn: row.escalated_on,
    version: row.version,
  }
}

/** What a decision's row says to the rules. */
export function saidOf({ round, step, decided_by_id: by, outcome }: DecisionRow): Said {
  return { round, step, by, outcome }
}

/** A row in a list. */
export function summaryOf(row: ApprovalRow): ApprovalSummary {
  return {
    id: row.id,
    subject: { type: row.subject_type, id: row.subject_id },
    title: row.title,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    status: row.status,
    round: row.round,
    step: row.step,
    steps: row.route.steps.length,
    stepName: presentStep(row).name,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at.toISOString(),
    dueOn: row.due_on,
    escalated: row.escalated_on !== null,
    version: row.version,
  }
}
