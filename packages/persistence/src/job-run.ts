import { DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import type { Notify } from '@zhanwang/kernel/live'
import { type JobProgress, type JobQueue, MAX_ATTEMPTS, type TakenJob } from './job-queue.ts'
import type { JobKind, JobOutcome, JobStop } from './jobs.ts'
import { pause } from './leader-session.ts'
import type { JobLog } from './start-jobs.ts'

/** How often a run says that it lives, writes its progress and looks whether it is to stop. */
const BEAT_MS = 1_000
const RETRY_MS = 2_000
const MAX_RETRY_MS = 60_000

interface RunParts {
  readonly kind: JobKind
  readonly queue: JobQueue
  readonly notify: Notify
  readonly log: JobLog
  readonly stopping: AbortSignal
}

type Ending = { readonly outcome: JobOutcome } | { readonly error: unknown }

/** Does a taken job and writes how it ended. Never rejects: what cannot be written, the lease's end tells. */
export async function runJob(job: TakenJob, { kind, queue, notify, log, stopping }: RunParts): Promise<void> {
  const stop = new AbortController()
  const ended = new AbortController()
  let progress: JobProgress = { done: 0, total: null }
  const tell = () => notify(job.account_id, 'job', job.id)
  let stopped: JobStop | undefined
  const halt = (why: JobStop) => {
    stopped ??= why
    stop.abort(why)
  }
  const onStopping = () => halt('stopped')
  stopping.addEventListener('abort', onStopping)
  if (stopping.aborted) onStopping()
  log.info({ jobId: job.id, kind: job.kind, attempt: job.attempts }, 'a job begins')
  tell()
  const beating = beat()
  const ending = await work()
  ended.abort()
  stopping.removeEventListener('abort', onStopping)
  await beating
  try {
    if (await write(ending)) tell()
    else log.warn({ jobId: job.id }, 'a job was taken by another process before this one ended it')
  } catch (error) {
    log.error({ err: error, jobId: job.id }, 'how a job ended cannot be written; it will be done again')
  }

  async function work(): Promise<Ending> {
    try {
      // The service may have been told to stop while the job was being taken.
      stop.signal.throwIfAborted()
      const outcome = await kind.run({
        id: job.id,
        kind: job.kind,
        input: job.input,
        accountId: job.account_id,
        accountName: job.account_name,
        scopes: job.scopes,
        language: job.language,
        signal: stop.signal,
        holds: (db) => queue.holds(db, job),
        isLastAttempt: job.attempts >= MAX_ATTEMPTS,
        progress(done, total = progress.total) {
          progress = { done, total }
        },
      })
      return { outcome }
    } catch (error) {
      return { error }
    }
  }

  async function beat(): Promise<void> {
    let written = progress
    let leaseEndsAt = performance.now() + queue.leaseMs
    while (!ended.signal.aborted) {
      await pause(BEAT_MS, ended.signal)
      if (ended.signal.aborted) return
      const now = progress
      const sentAt = performance.now()
      try {
        const answer = await queue.beat(job, now)
        if (answer === 'lost') return halt('lost')
        if (answer === 'cancel-asked') halt('cancelled')
        leaseEndsAt = sentAt + queue.leaseMs
        if (now !== written) tell()
        written = now
      } catch (error) {
        log.warn({ err: error, jobId: job.id }, 'the progress of a job cannot be written; trying again')
        // From here on another process may have taken it: two must not do it at once.
        if (performance.now() > leaseEndsAt) return halt('lost')
      }
    }
  }

  async function write(ending: Ending): Promise<boolean> {
    if ('outcome' in ending) {
      log.info({ jobId: job.id, rows: progress.done }, 'a job is done')
      return queue.finish(job, progress, ending.outcome)
    }
    switch (stopped) {
      case 'cancelled':
        log.info({ jobId: job.id }, 'a job was cancelled')
        return queue.cancel(job)
      case 'stopped':
        return queue.putBack(job)
      case 'lost':
        return false
      case undefined:
        return writeFault(ending.error)
    }
  }

  function writeFault(error: unknown): Promise<boolean> {
    const isRefused = error instanceof DomainError && ERROR_CODES[error.code].retry === 'never'
    if (isRefused) {
      log.info({ jobId: job.id, code: error.code, reason: error.details.reason }, 'a job was refused')
      return queue.fail(job, error)
    }
    log.error({ err: error, jobId: job.id, attempt: job.attempts }, 'a job failed')
    if (job.attempts >= MAX_ATTEMPTS)
      return queue.fail(job, error instanceof DomainError ? error : new DomainError('internal'))
    return queue.retryAfter(job, Math.min(MAX_RETRY_MS, RETRY_MS * 4 ** (job.attempts - 1)))
  }
}
