import { openDatabase } from '@zhanwang/persistence/database'
import { startDailyRuns } from '@zhanwang/persistence/start-daily-runs'
import { numberedNotes } from './daily-notes.ts'
import type { NoteTables } from './notes.ts'

// A process that does a daily run of 30 commands and nothing else, for a test that kills it: `node daily-run-worker.ts <url> <instant>`.
const [url = '', instant = ''] = process.argv.slice(2)
const db = openDatabase<NoteTables>({ url, name: 'worker' })
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const runs = [numberedNotes(db, 30, (number) => void process.send?.(number))]
startDailyRuns({ db, url, service: 'notes', runs, log, now: () => new Date(instant) })
process.on('disconnect', () => process.exit())
