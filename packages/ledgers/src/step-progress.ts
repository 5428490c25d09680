import type { Uuid } from '@zhanwang/kernel/ids'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type Kysely, sql } from 'kysely'
import { ImportGoneOn } from './import-gone-on.ts'
import { saveProgress } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'

/** How a running step tells how far it is and learns that it is to stop. */
export interface StepProgress {
  /**
   * Says that `done` of `total` rows are done, together with `work` in one transaction, so that a step that was overtaken
   * writes nothing more; without work it may leave that to a later report. Throws `ImportGoneOn` when the import left this step, or another run took the job.
   */
  report(done: number, total: number | null, work?: (db: Kysely<PlatformTables>) => Promise<void>): Promise<void>
}

const TELL_MS = 1_000
/** How often progress is written that nothing goes with. */
const WRITE_MS = 300

/** The progress of the step that `version` of an import began. */
export function stepProgress(
  { db, notify }: Pick<ImportParts, 'db' | 'notify'>,
  of: { readonly id: Uuid; readonly version: number },
  job: JobRun,
): StepProgress {
  let toldAt = 0
  let writtenAt = 0
  return {
    async report(done, total, work) {
      job.signal.throwIfAborted()
      job.progress(done, total)
      if (!work && performance.now() - writtenAt < WRITE_MS) return
      await db.upkeep(async (tx: Kysely<PlatformTables>) => {
        const [, isCurrent, isHeld] = await Promise.all([
          // What a broken server loses of this, the job's next run does again: it is not waited for until it is on the disk.
          sql`SET LOCAL synchronous_commit = off`.execute(tx),
          // First, so that the row's lock orders this against a step of the clerk's.
          saveProgress(tx, of, { done, total }),
          job.holds(tx),
        ])
        if (!isCurrent || !isHeld) throw new ImportGoneOn()
        await work?.(tx)
      })
      writtenAt = performance.now()
      if (performance.now() - toldAt < TELL_MS) return
      toldAt = performance.now()
      notify(job.accountId, 'import', of.id)
    },
  }
}
