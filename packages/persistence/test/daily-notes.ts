import { newId } from '@zhanwang/kernel/ids'
import type { DailyRun } from '@zhanwang/persistence/daily-runs'
import type { Database } from '@zhanwang/persistence/database'
import { type NoteTables, noteChanged } from './notes.ts'

/** A daily run that writes so many notes of its day, one command each; `wrote` hears of each that is committed, and the run waits for it. */
export function numberedNotes(
  db: Database<NoteTables>,
  count: number,
  wrote: (number: number) => void | Promise<void>,
): DailyRun {
  return {
    name: 'numbered-notes',
    async run({ today, signal, call }) {
      for (let number = 1; number <= count; number++) {
        signal.throwIfAborted()
        await db.command(call(`note/${number}`), async (tx) => {
          const id = newId()
          const title = `${today} ${newId()}`
          await tx.db.insertInto('note').values({ id, title, scope_path: '/', version: 1 }).execute()
          tx.audit({ subjectType: 'note', subjectId: id, scopePath: '/', division: null })
          tx.emit(noteChanged, { aggregateId: id, aggregateVersion: 1, state: { title } })
        })
        await wrote(number)
      }
    },
  }
}
