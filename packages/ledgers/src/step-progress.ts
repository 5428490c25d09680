import type { Uuid } from '@zhanwang/kernel/ids'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Kysely } from 'kysely'
import { ImportGoneOn } from './import-gone-on.ts'
import { saveProgress } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'

/** How a running step tells how far it is and learns that it is to stop. */
export interface StepProgress {
  /**
   * Says that `done` of `total` rows are done, together with `work` in one transaction, so that a step that was overtaken
   * writes nothing more. Throws `ImportGoneOn` when the import left this step, or another run took the job.
   */
  report(done: number, total: number | null, work?: (db: Kysely<PlatformTables>) => Promise<void>): Promise<void>
}

const TELL_MS = 1_000

/** The progress of the step that `version` of an import began. */
export function stepProgress(
  { db, notify }: Pick<ImportParts, 'db' | 'notify'>,
  of: { readonly id: Uuid; readonly version: number },
  job: JobRun,
): StepProgress {
  let toldAt = 0
  return {
    async report(done, total, work) {
      job.signal.throwIfAborted()
      await db.upkeep(async (tx: Kysely<PlatformTables>) => {
        // First, so that the row's lock orders this against a step of the clerk's.
        if (!(await saveProgress(tx, of, { done, total }))) throw new ImportGoneOn()
        if (!(await job.holds(tx))) throw new ImportGoneOn()
        await work?.(tx)
      })
      job.progress(done, total)
      if (performance.now() - toldAt < TELL_MS) return
      toldAt = performance.now()
      notify(job.accountId, 'import', of.id)
    },
  }
}
