import { DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import type { JobKind, JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { runApply } from './apply-job.ts'
import { runCheck } from './check-job.ts'
import type { ImportJobName } from './import-command.ts'
import { ImportGoneOn } from './import-gone-on.ts'
import { dropRows } from './import-row-store.ts'
import { findImport, NOTHING_LEFT, problemOf, type StoredImport, saveStep } from './import-store.ts'
import type { ImportParts, LedgerImport } from './ledger-import.ts'
import { runRead } from './read-job.ts'

const JobInput = z.object({ import: Uuid, version: z.int() })

/** The step that a job falls back to when it cannot be done. */
const ON_FAULT = { read: 'fail', check: 'failCheck', apply: 'failApply' } as const
const RUNNING = { read: 'reading', check: 'checking', apply: 'applying' } as const

/**
 * The jobs that carry out an import's steps. Each bears being killed and run again: reading and checking begin anew, and
 * taking over is one command. A job whose import has gone on without it (cancelled, or done by a run that died just
 * after) does nothing.
 */
export function importJobs<Intended, Plan>(
  ledgerImport: LedgerImport<PlatformTables, Intended, Plan>,
  parts: ImportParts,
): JobKind[] {
  return [
    jobOf('read', (stored, job) => runRead(ledgerImport, parts, stored, job)),
    jobOf('check', (stored, job) => runCheck(ledgerImport, parts, stored, job)),
    jobOf('apply', (stored, job) => runApply(ledgerImport, parts, stored, job)),
  ]

  function jobOf(name: ImportJobName, run: (stored: StoredImport, job: JobRun) => Promise<void>): JobKind {
    return {
      kind: `${ledgerImport.group}.${name}`,
      async run(job) {
        const stored = await importOf(name, parts.db.read, job)
        if (!stored) return {}
        try {
          await run(stored, job)
        } catch (error) {
          await fallBack(name, stored, job, error)
        } finally {
          parts.notify(job.accountId, 'import', stored.id)
        }
        return {}
      },
      async ended(db, job) {
        const stored = await importOf(name, db, job)
        if (!stored) return undefined
        await endStep(db, stored, job.state === 'cancelled' ? 'cancel' : ON_FAULT[name], null)
        return () => parts.notify(job.accountId, 'import', stored.id)
      },
    }
  }

  /** The import that a job works on; undefined where that has gone on without it. */
  async function importOf(
    name: ImportJobName,
    db: Kysely<PlatformTables>,
    job: Pick<JobRun, 'input' | 'accountId'>,
  ): Promise<StoredImport | undefined> {
    const { import: id, version } = JobInput.parse(job.input)
    const stored = await findImport(db, ledgerImport.ledger.code, id, job.accountId)
    return stored?.version === version && stored.state === RUNNING[name] ? stored : undefined
  }

  /** Ends the step where trying again would not help; else the job's own retry goes on. */
  async function fallBack(name: ImportJobName, stored: StoredImport, job: JobRun, error: unknown): Promise<void> {
    if (error instanceof ImportGoneOn) return
    if (job.signal.aborted && job.signal.reason !== 'cancelled') throw error
    if (!job.signal.aborted && !isFinal(error) && !job.isLastAttempt) throw error
    const step = job.signal.aborted ? 'cancel' : ON_FAULT[name]
    await parts.db.upkeep((db: Kysely<PlatformTables>) => endStep(db, stored, step, error))
    // What no rule explains is the job's failure too: it is logged, and shown with its number.
    if (job.signal.aborted || !isFinal(error)) throw error
  }
}

/** Leaves a step that was not carried through; an import that went on meanwhile is left alone. */
async function endStep(
  db: Kysely<PlatformTables>,
  stored: StoredImport,
  step: 'cancel' | (typeof ON_FAULT)[ImportJobName],
  error: unknown,
): Promise<void> {
  const change = step === 'cancel' ? NOTHING_LEFT : { problem: JSON.stringify(problemOf(error)) }
  const saved = await saveStep(db, stored, step, { change, now: new Date() })
  if (saved && step === 'cancel') await dropRows(db, stored.id)
}

function isFinal(error: unknown): boolean {
  return error instanceof DomainError && ERROR_CODES[error.code].retry === 'never'
}
