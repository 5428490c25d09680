import { openDatabase } from '@zhanwang/persistence/database'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { numberedNotes } from './daily-notes.ts'
import type { NoteTables } from './notes.ts'

// A process that begins a daily run of 30 commands and stays at the third, for a test that kills it: `node daily-run-worker.ts <url> <instant>`.
const [url = '', instant = ''] = process.argv.slice(2)
const db = openDatabase<NoteTables>({ url, name: 'worker' })
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const runs = [
  numberedNotes(db, 30, async (number) => {
    process.send?.(number)
    // Here it is killed.
    if (number === 3) await new Promise(() => undefined)
  }),
]
startDailyRuns({ db, url, service: 'notes', runs, log, now: () => new Date(instant) })
process.on('disconnect', () => process.exit())
