import type { Uuid } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { StoredFile } from '@zhanwang/kernel/stored-file'
import type { JsonObject } from './json.ts'
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
}

/** Puts a job into the transaction that asks for it: it begins once that is committed, and not otherwise. */
export type Enqueue = (tx: Pick<Transaction<never>, 'write'>, request: JobRequest) => Uuid
