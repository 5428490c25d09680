import type { Uuid } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { StoredFile } from '@zhanwang/kernel/stored-file'
import type { Kysely } from 'kysely'
import type { JsonObject } from './json.ts'
import type { PlatformTables } from './platform-tables.ts'
import type { Transaction } from './transaction.ts'

/** What a command asks for. The job acts within `scopes`, as they were when it was asked for. */
export interface JobRequest {
  /** The procedure: `stations.export`. */
  readonly kind: string
  readonly input: JsonObject
  readonly accountId: string
  readonly accountName: string
  readonly scopes: readonly ScopePath[]
  readonly language: Language
}

/** Why a run is made to stop before its end: its owner cancels it, the service stops, or its lease is lost. */
export type JobStop = 'cancelled' | 'stopped' | 'lost'

/** A job as its work sees it. */
export interface JobRun extends JobRequest {
  readonly id: Uuid
  /** Aborted to stop the run; its reason is a {@link JobStop}. */
  readonly signal: AbortSignal
  /**
   * Whether the job is still this run's; if so, it stays so until the transaction of `db` ends. For work that a later run
   * must not find an earlier one writing to: a process that was held up for longer than its lease learns of it late.
   */
  holds(db: Kysely<PlatformTables>): Promise<boolean>
  /** After this run, a passing fault fails the job for good. */
  readonly isLastAttempt: boolean
  /** Rows done so far; written at most once a second. */
  progress(done: number, total?: number | null): void
}

export interface JobOutcome {
  /** What it made, for its owner to fetch; swept seven days later. */
  readonly file?: StoredFile
}

/** How jobs of one kind are done. A job may be run again after a kill or a passing fault: its effect must bear that. */
export interface JobKind {
  readonly kind: string
  run(job: JobRun): Promise<JobOutcome>
  /**
   * Sees to what a job was for that ended without a run of its own: cancelled while it waited, or given up when its last
   * run died. In one transaction with the mark that this was done; what it returns is called once that is committed.
   */
  ended?(db: Kysely<PlatformTables>, job: EndedJob): Promise<(() => void) | undefined>
}

/** A job that ended without a run. */
export interface EndedJob {
  readonly id: Uuid
  readonly kind: string
  readonly input: JsonObject
  readonly accountId: string
  readonly state: 'cancelled' | 'failed'
}

/** Puts a job into the transaction that asks for it: it begins once that is committed, and not otherwise. */
export type Enqueue = (tx: Pick<Transaction<never>, 'write'>, request: JobRequest) => Uuid
