import type { Call } from '@zhanwang/kernel/call'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import { DomainError, ERROR_CODES, type ErrorCode } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Job, JobState, jobProcedures } from '@zhanwang/kernel/job'
import type { Notify } from '@zhanwang/kernel/live'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import { lastCode, meetingPlace, type ScopePath } from '@zhanwang/kernel/scope'
import type { StoredFile } from '@zhanwang/kernel/stored-file'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { JOBS_CHANNEL } from './enqueue-job.ts'
import { decodeCursor, pageOf } from './keyset.ts'

export interface JobHandlerParts<S> {
  readonly db: Database<S>
  readonly notify: Notify
  /** The contract's: what a rule that stopped a job says to its owner. */
  readonly reasons: Readonly<Record<string, LocalizedText>>
}

type JobHandlers = {
  readonly [P in keyof ReturnType<typeof jobProcedures>]: HandlerOf<ReturnType<typeof jobProcedures>[P]>
}

const Cursor = z.tuple([z.uuid()])

/** What answers a contract's `jobs` fragment. Each account sees and stops its own; another's is `not-found`. */
export function jobHandlers<S>({ db, notify, reasons }: JobHandlerParts<S>): JobHandlers {
  return {
    async list({ cursor, limit }, call) {
      const [after] = cursor === undefined ? [null] : decodeCursor(cursor, Cursor)
      const older = after === null ? sql`true` : sql`id < ${after}`
      const rows = await read(sql`account_id = ${call.actor.id} AND ${older} ORDER BY id DESC LIMIT ${limit + 1}`)
      const page = pageOf(rows, limit, ({ id }) => [id])
      return { rows: page.rows.map((row) => jobOf(row, call, reasons)), next: page.next }
    },

    async get({ id }, call) {
      return { job: jobOf(await own(id, call), call, reasons) }
    },

    async cancel({ id }, call) {
      const { state } = await db.command(call, async (tx) => {
        // A waiting job has nobody else who could end it, and whoever does jobs is woken to see to what it was for; a
        // running one is ended by its run, within a second.
        const { rows } = await sql<{ state: JobState; kind: string; scopes: ScopePath[] }>`
          UPDATE job SET cancel_asked = cancel_asked OR ended_at IS NULL,
            unsettled = unsettled OR state = 'waiting',
            state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END,
            ended_at = CASE WHEN state = 'waiting' THEN now() ELSE ended_at END
          WHERE id = ${id} AND account_id = ${call.actor.id}
          RETURNING state, kind, scopes, pg_notify(${JOBS_CHANNEL}, '')`.execute(tx.db)
        const job = rows[0]
        if (!job) throw new DomainError('not-found')
        tx.audit({ subjectType: 'job', subjectId: id, ...jobPlace(job.scopes), detail: { kind: job.kind } })
        return { state: job.state }
      })
      notify(call.actor.id, 'job', id)
      return { id, state }
    },

    async file({ id }, call) {
      const { file } = await own(id, call)
      if (!file) throw new DomainError('not-found')
      return file
    },
  }

  async function own(id: string, call: Call): Promise<JobRow> {
    const [row] = await read(sql`id = ${id} AND account_id = ${call.actor.id}`)
    if (!row) throw new DomainError('not-found')
    return row
  }

  async function read(where: RawBuilder<unknown>): Promise<JobRow[]> {
    const { rows } = await sql<JobRow>`
      SELECT id, kind, state, done, total, account_name, created_at, ended_at, problem, problem_reason, problem_params,
        (SELECT json_build_object('id', file.id, 'name', name, 'type', type, 'size', size, 'digest', digest)
          FROM stored_file AS file WHERE file.id = file_id AND kept_until > now()) AS file,
        (SELECT kept_until FROM stored_file AS file WHERE file.id = file_id AND kept_until > now()) AS file_until
      FROM job WHERE ${where}`.execute(db.read)
    return rows
  }
}

/** Where the audit entry of long work lies: where the scopes meet in which it acts. */
export function jobPlace(scopes: readonly ScopePath[]): { scopePath: ScopePath; division: string | null } {
  const scopePath = meetingPlace(scopes)
  return { scopePath, division: lastCode(scopePath) ?? null }
}

interface JobRow {
  readonly id: Uuid
  readonly kind: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly account_name: string
  readonly created_at: Date
  readonly ended_at: Date | null
  readonly problem: ErrorCode | null
  readonly problem_reason: string | null
  readonly problem_params: Readonly<Record<string, string | number>> | null
  readonly file: StoredFile | null
  readonly file_until: Date | null
}

function jobOf(row: JobRow, { language }: Call, reasons: JobHandlerParts<unknown>['reasons']): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.done,
    total: row.total,
    startedBy: row.account_name,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    problem: row.problem && problemText(row.problem, row, reasons, language),
    file: row.file,
    fileUntil: row.file ? (row.file_until?.toISOString() ?? null) : null,
  }
}

/** What went wrong, in words; a fault of ours carries the job's id, which stands in the log beside the cause. */
function problemText(
  code: ErrorCode,
  { id, problem_reason, problem_params }: JobRow,
  reasons: JobHandlerParts<unknown>['reasons'],
  language: Language,
): string {
  const rule = problem_reason !== null && Object.hasOwn(reasons, problem_reason) ? reasons[problem_reason] : undefined
  const text = fillText(rule ?? ERROR_CODES[code].text, language, problem_params ?? {})
  return code === 'internal' ? `${text}: ${id}` : text
}
