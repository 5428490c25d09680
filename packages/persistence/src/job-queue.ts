import type { DomainError, ErrorCode } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import { newId } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import { JOBS_CHANNEL } from './enqueue-job.ts'
import type { EndedJob, JobOutcome } from './jobs.ts'
import type { JsonObject } from './json.ts'
import type { PlatformTables } from './platform-tables.ts'

/** How long a run keeps its job without a word: after that its process is taken for dead, and another takes the job. */
export const LEASE_MS = 20_000
/** Runs after which a job fails, also when each of them took its process with it. */
export const MAX_ATTEMPTS = 5
/** How long a job's row is kept after its end, and how long the file it made can be had. */
const KEPT_DAYS = 90
const FILE_DAYS = 7

/** A job that this process has taken. */
export interface TakenJob {
  readonly id: Uuid
  readonly kind: string
  readonly input: JsonObject
  readonly account_id: string
  readonly account_name: string
  readonly scopes: ScopePath[]
  readonly language: Language
  readonly attempts: number
  readonly lease: string
}

export interface JobProgress {
  readonly done: number
  readonly total: number | null
}

/** A job's id and whom to tell. */
export interface ChangedJob {
  readonly id: Uuid
  readonly account_id: string
}

type Holder = Pick<TakenJob, 'id' | 'lease'>

/** The job table as its runners use it. Each call is a transaction of its own. */
export type JobQueue = ReturnType<typeof jobQueue>

export function jobQueue<S>(db: Database<S>, leaseMs = LEASE_MS) {
  const leaseUntil = sql`now() + ${leaseMs} * interval '1 millisecond'`
  // A run that ends before it heard of the cancelling leaves a job that nobody would take, nor end.
  const waitingUnlessCancelled = sql`lease = NULL, lease_until = NULL, unsettled = cancel_asked,
    state = CASE WHEN cancel_asked THEN 'cancelled' ELSE 'waiting' END,
    ended_at = CASE WHEN cancel_asked THEN now() END`
  return {
    leaseMs,

    /** Hears of jobs that were asked for or put back, wherever in the service. */
    onWork: (heard: () => void) => db.listener(JOBS_CHANNEL, heard),

    /** The oldest job of one of these kinds that waits or whose run is dead; undefined when there is none. */
    async take(kinds: readonly string[]): Promise<TakenJob | undefined> {
      const lease = newId()
      const { rows } = await db.upkeep((tx) =>
        sql<TakenJob>`
          UPDATE job SET state = 'running', lease = ${lease}, lease_until = ${leaseUntil}, attempts = attempts + 1
          WHERE id = (
            SELECT id FROM job
            WHERE kind = ANY (${kinds}) AND NOT cancel_asked AND attempts < ${MAX_ATTEMPTS}
              AND ((state = 'waiting' AND run_after <= now()) OR (state = 'running' AND lease_until < now()))
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING id, kind, input, account_id, account_name, scopes, language, attempts, lease`.execute(tx),
      )
      return rows[0]
    },

    /** Whether anything could be taken: asked first, since most of the time there is nothing, and reading costs less. */
    async hasWork(): Promise<boolean> {
      const { rows } = await sql`
        SELECT FROM job WHERE state = 'waiting' AND run_after <= now()
        UNION ALL SELECT FROM job WHERE state = 'running' AND lease_until < now()
        UNION ALL SELECT FROM job WHERE unsettled LIMIT 1`.execute(db.read)
      return rows.length > 0
    },

    /** Says that the run goes on. `lost` when the job is no longer this run's. */
    async beat({ id, lease }: Holder, { done, total }: JobProgress): Promise<'goes-on' | 'cancel-asked' | 'lost'> {
      const { rows } = await db.upkeep((tx) =>
        sql<{ cancel_asked: boolean }>`
          UPDATE job SET lease_until = ${leaseUntil}, done = ${done}, total = ${total}
          WHERE id = ${id} AND lease = ${lease} RETURNING cancel_asked`.execute(tx),
      )
      if (!rows[0]) return 'lost'
      return rows[0].cancel_asked ? 'cancel-asked' : 'goes-on'
    },

    /** The job is done, with its file. False when it is no longer this run's. */
    finish({ id, lease }: Holder, { done, total }: JobProgress, { file }: JobOutcome): Promise<boolean> {
      return db.upkeep(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE job SET state = 'done', lease = NULL, lease_until = NULL, ended_at = now(), done = ${done},
            total = ${total}, file_id = ${file?.id ?? null}
          WHERE id = ${id} AND lease = ${lease}`.execute(tx)
        if (numAffectedRows !== 1n) return false
        if (!file) return true
        // A file that the job's work has recorded keeps the time that it was given there.
        await sql`
          INSERT INTO stored_file (id, name, type, size, digest, kept_until)
          VALUES (${file.id}, ${file.name}, ${file.type}, ${file.size}, ${file.digest},
            now() + ${FILE_DAYS} * interval '1 day')
          ON CONFLICT (id) DO NOTHING`.execute(tx)
        return true
      })
    },

    /** The job has failed for good. */
    fail({ id, lease }: Holder, { code, details }: DomainError): Promise<boolean> {
      const params = details.params ? JSON.stringify(details.params) : null
      return changed(sql`
        UPDATE job SET state = 'failed', lease = NULL, lease_until = NULL, ended_at = now(), problem = ${code},
          problem_reason = ${details.reason ?? null}, problem_params = ${params}
        WHERE id = ${id} AND lease = ${lease}`)
    },

    /** Its owner stopped it. */
    cancel({ id, lease }: Holder): Promise<boolean> {
      return changed(sql`
        UPDATE job SET state = 'cancelled', lease = NULL, lease_until = NULL, ended_at = now()
        WHERE id = ${id} AND lease = ${lease}`)
    },

    /** It is to be run again, after a fault; cancelled where that was asked meanwhile. */
    retryAfter({ id, lease }: Holder, delayMs: number): Promise<boolean> {
      return changed(sql`
        UPDATE job SET ${waitingUnlessCancelled}, run_after = now() + ${delayMs} * interval '1 millisecond'
        WHERE id = ${id} AND lease = ${lease}`)
    },

    /**
     * It is to be run again at once by whoever comes: this process stops, through no fault of the job's. Cancelled where
     * that was asked meanwhile.
     */
    putBack({ id, lease }: Holder): Promise<boolean> {
      return changed(sql`
        UPDATE job SET ${waitingUnlessCancelled}, run_after = now(), attempts = attempts - 1
        WHERE id = ${id} AND lease = ${lease} RETURNING pg_notify(${JOBS_CHANNEL}, '')`)
    },

    /**
     * Ends what nobody will take any more: jobs whose last run died when they were to be cancelled, or had been run too
     * often. Returns them.
     */
    async endAbandoned(kinds: readonly string[]): Promise<ChangedJob[]> {
      const internal: ErrorCode = 'internal'
      const { rows } = await db.upkeep((tx) =>
        sql<ChangedJob>`
          UPDATE job SET lease = NULL, lease_until = NULL, ended_at = now(), unsettled = true,
            state = CASE WHEN cancel_asked THEN 'cancelled' ELSE 'failed' END,
            problem = CASE WHEN cancel_asked THEN NULL ELSE ${internal} END
          WHERE state = 'running' AND lease_until < now() AND kind = ANY (${kinds})
            AND (cancel_asked OR attempts >= ${MAX_ATTEMPTS})
          RETURNING id, account_id`.execute(tx),
      )
      return rows
    },

    /**
     * Lets `see` see to one job that ended without a run, in the transaction that marks it as seen to; nobody else has it
     * meanwhile. Undefined when there is none.
     */
    settle<R>(
      kinds: readonly string[],
      see: (tx: Kysely<PlatformTables>, job: EndedJob) => Promise<R>,
    ): Promise<{ readonly job: EndedJob; readonly seen: R } | undefined> {
      return db.platformUpkeep(async (tx) => {
        const { rows } = await sql<EndedJob>`
          UPDATE job SET unsettled = false
          WHERE id = (
            SELECT id FROM job WHERE unsettled AND kind = ANY (${kinds}) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING id, kind, input, account_id AS "accountId", state`.execute(tx)
        const [job] = rows
        return job && { job, seen: await see(tx, job) }
      })
    },

    /** Whether the run still has its job; nobody takes it from the run before the transaction ends. */
    async holds(tx: Kysely<PlatformTables>, { id, lease }: Holder): Promise<boolean> {
      const { rows } = await sql`SELECT FROM job WHERE id = ${id} AND lease = ${lease} FOR SHARE`.execute(tx)
      return rows.length === 1
    },

    /** Deletes the rows of jobs that ended over 90 days ago. */
    async sweep(): Promise<void> {
      await db.upkeep((tx) => sql`DELETE FROM job WHERE ended_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(tx))
    },
  }

  async function changed(statement: ReturnType<typeof sql>): Promise<boolean> {
    const { numAffectedRows } = await db.upkeep((tx) => statement.execute(tx))
    return numAffectedRows === 1n
  }
}
