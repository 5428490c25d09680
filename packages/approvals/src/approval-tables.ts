import type { ApprovalOutcome, ApprovalShown, ApprovalStatus } from '@zhanwang/domain-approval/approval'
import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Migration } from '@zhanwang/persistence/migrator'
import type { JsonColumn } from '@zhanwang/persistence/platform-tables'
import type { TodoTables } from '@zhanwang/todos/todo-tables'
import { type Kysely, sql } from 'kysely'

/** Files under approval as the owner of what is approved keeps them; the service's own tables extend this. */
export interface ApprovalTables extends TodoTables {
  approval: {
    id: Uuid
    subject_type: string
    subject_id: string
    title: string
    division_code: DivisionCode | null
    division_name: string
    scope_path: ScopePath
    status: ApprovalStatus
    round: number
    step: number
    route: JsonColumn<ApprovalRoute>
    holidays: BusinessDate[]
    made_by: string[]
    submitted_by_id: string
    submitted_by: string
    submitted_at: Date
    todo_kind: string
    step_permission: string | null
    step_place: ScopePath | null
    place_above: ScopePath | null
    due_on: BusinessDate | null
    escalated_on: BusinessDate | null
    version: number
  }
  approval_round: {
    approval_id: Uuid
    round: number
    snapshot: JsonColumn<ApprovalShown['snapshot']>
    digest: string
    submitted_by_id: string
    submitted_by: string
    submitted_at: Date
  }
  approval_decision: {
    approval_id: Uuid
    round: number
    step: number
    decided_by_id: string
    decided_by: string
    outcome: ApprovalOutcome
    comment: string
    decided_at: Date
    escalated: boolean
  }
}

/** Creates the tables. Locks nothing: they are new. `name` is their place among the service's migrations. */
export function approvalMigration(name: string): Migration {
  return {
    name,
    async up(db, appRole) {
      await createApproval(db)
      await createHistory(db)
      const app = sql.id(appRole)
      await sql`GRANT SELECT, INSERT ON approval, approval_round, approval_decision TO ${app}`.execute(db)
      // What was submitted and said never changes; nor does the route that a file goes.
      await sql`
        GRANT UPDATE (title, division_name, scope_path, status, round, step, holidays, made_by, submitted_by_id, submitted_by,
          submitted_at, step_permission, step_place, place_above, due_on, escalated_on, version)
          ON approval TO ${app}`.execute(db)
    },
  }
}

async function createApproval(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE approval (
      id uuid PRIMARY KEY,
      subject_type text NOT NULL,
      subject_id text NOT NULL,
      title text NOT NULL,
      division_code text COLLATE "C",
      division_name text NOT NULL,
      scope_path text COLLATE "C" NOT NULL,
      status text NOT NULL CHECK (status IN ('pending', 'returned', 'approved', 'rejected', 'withdrawn')),
      round integer NOT NULL CHECK (round > 0),
      step integer NOT NULL CHECK (step >= 0),
      route jsonb NOT NULL,
      holidays date[] NOT NULL,
      made_by text[] NOT NULL,
      submitted_by_id text NOT NULL,
      submitted_by text NOT NULL,
      submitted_at timestamptz NOT NULL,
      todo_kind text NOT NULL,
      step_permission text,
      step_place text COLLATE "C",
      place_above text COLLATE "C",
      due_on date,
      escalated_on date,
      version integer NOT NULL CHECK (version > 0),
      CHECK ((status = 'pending') = (step_permission IS NOT NULL)),
      CHECK ((status = 'pending') = (step_place IS NOT NULL)),
      CHECK ((status = 'pending') = (place_above IS NOT NULL)),
      CHECK ((status = 'pending') = (due_on IS NOT NULL)),
      CHECK (escalated_on IS NULL OR status = 'pending')
    )`.execute(db)
  await sql`CREATE UNIQUE INDEX approval_open_subject ON approval (subject_type, subject_id)
    WHERE status IN ('pending', 'returned')`.execute(db)
  await sql`CREATE INDEX approval_scope ON approval (scope_path, id)`.execute(db)
  await sql`CREATE INDEX approval_submitter ON approval (submitted_by_id, id)`.execute(db)
  await sql`CREATE INDEX approval_place ON approval (step_place, due_on, id) WHERE status = 'pending'`.execute(db)
  await sql`CREATE INDEX approval_escalated ON approval (place_above, due_on, id) WHERE escalated_on IS NOT NULL`.execute(
    db,
  )
  await sql`CREATE INDEX approval_due ON approval (due_on, id) WHERE status = 'pending' AND escalated_on IS NULL`.execute(
    db,
  )
  await sql`COMMENT ON TABLE approval IS '审批文件:现在到哪一步、由谁办、到何时 / Files under approval: which step, whose, until when'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN approval.route IS 'The steps as they were when it was submitted'`.execute(db)
  await sql`COMMENT ON COLUMN approval.holidays IS 'Days off of the place alone, as known when the round was submitted'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN approval.made_by IS 'Accounts that prepared it or submitted an earlier round: they decide nothing'`.execute(
    db,
  )
  await sql`COMMENT ON COLUMN approval.escalated_on IS 'Since when place_above may decide the present step as well'`.execute(
    db,
  )
}

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE approval_round (
      approval_id uuid NOT NULL REFERENCES approval (id),
      round integer NOT NULL CHECK (round > 0),
      snapshot jsonb NOT NULL CHECK (jsonb_typeof(snapshot) = 'object'),
      digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
      submitted_by_id text NOT NULL,
      submitted_by text NOT NULL,
      submitted_at timestamptz NOT NULL,
      PRIMARY KEY (approval_id, round)
    )`.execute(db)
  await sql`COMMENT ON TABLE approval_round IS '每次提交时的内容快照 / What was submitted in each round, as it was then'`.execute(
    db,
  )
  await sql`
    CREATE TABLE approval_decision (
      approval_id uuid NOT NULL,
      round integer NOT NULL,
      step integer NOT NULL CHECK (step >= 0),
      decided_by_id text NOT NULL,
      decided_by text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('approve', 'return', 'reject')),
      comment text NOT NULL CHECK (outcome = 'approve' OR comment <> ''),
      decided_at timestamptz NOT NULL,
      escalated boolean NOT NULL,
      PRIMARY KEY (approval_id, round, decided_by_id),
      FOREIGN KEY (approval_id, round) REFERENCES approval_round (approval_id, round)
    )`.execute(db)
  await sql`COMMENT ON TABLE approval_decision IS '审批意见;同一轮中一人只办一次 / What was said: one person once in a round'`.execute(
    db,
  )
}
