import type { RowOutcome } from '@zhanwang/domain-ledger/import'
import { toCellProblem } from '@zhanwang/domain-ledger/read-row'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Spreadsheet } from '@zhanwang/spreadsheet/spreadsheet'
import type { Kysely } from 'kysely'
import { changedNote } from './changed-note.ts'
import { ImportGoneOn } from './import-gone-on.ts'
import {
  countRows,
  dropRows,
  insertRows,
  outcomesOf,
  type StagedRow,
  updateRows,
  waitingRows,
} from './import-row-store.ts'
import { type StoredImport, saveStep } from './import-store.ts'
import { withSpreadsheet } from './imported-file.ts'
import type { CheckContext, ImportParts, LedgerImport } from './ledger-import.ts'
import { recordRemainder, writeRemainder } from './remainder.ts'
import { rowReader } from './row-reader.ts'
import { stepProgress } from './step-progress.ts'

/** Rows that are looked at by one set of queries, and staged by one statement. */
export const CHUNK_ROWS = 500

/**
 * Checks every row of the file against the ledger's rules and what is recorded now, stages what came out, and makes the
 * file of the faulty ones. `before`: the outcomes of an earlier check that no longer held; rows that differ are marked.
 */
export async function runCheck<Intended, Plan>(
  ledgerImport: LedgerImport<PlatformTables, Intended, Plan>,
  parts: ImportParts,
  stored: StoredImport,
  job: JobRun,
): Promise<void> {
  const { db, files } = parts
  const context = contextOf(stored, job, false)
  const check = ledgerImport.beginCheck(context)
  const progress = stepProgress(parts, stored, job)
  const before = stored.problem?.reason === 'import-rows-changed' ? await outcomesOf(db.read, stored.id) : null
  const { layout } = stored
  if (!layout) throw new DomainError('internal', {}, { cause: new Error('an import without a layout is checked') })

  await withSpreadsheet(files, stored, async (book) => {
    await progress.report(0, null, (tx) => dropRows(tx, stored.id))
    const total = book.sheets.find(({ name }) => name === layout.sheet)?.rows ?? null
    await checkRows(book, total)
    const counts = await countRows(db.read, stored.id)
    const remainder = counts.error ? await writeRemainder(parts, stored, book, job.language) : null
    const change = {
      counts: JSON.stringify(counts),
      remainder: remainder && JSON.stringify(remainder),
      problem: stored.problem && JSON.stringify(stored.problem),
    }
    job.signal.throwIfAborted()
    await db.upkeep(async (tx: Kysely<PlatformTables>) => {
      const saved = await saveStep(tx, stored, 'finishCheck', { change, now: new Date() })
      if (!saved || !(await job.holds(tx))) throw new ImportGoneOn()
      if (remainder) await recordRemainder(tx, remainder, stored, job)
    })
  })

  async function checkRows(book: Spreadsheet, total: number | null): Promise<void> {
    const read = rowReader(ledgerImport, stored.columns, context)
    let chunk: StagedRow[] = []
    let seen = 0
    for await (const line of book.rows(layout?.sheet ?? '', { from: (layout?.headerTo ?? 0) + 1 })) {
      chunk.push(read(line))
      seen = line.row
      if (chunk.length < CHUNK_ROWS) continue
      await stage(chunk, seen, total)
      chunk = []
    }
    await stage(chunk, seen, total)
    await checkWaiting(total)
  }

  /** Rows of the first phase get their verdict at once, those of later ones wait until all of the file was seen. */
  async function stage(chunk: readonly StagedRow[], done: number, total: number | null): Promise<void> {
    const now = chunk.filter(({ outcome, phase }) => outcome === null && phase === 0)
    const verdicts = new Map((await verdictsOn(now)).map((row) => [row.row, row]))
    const rows = chunk.map((row) => ({ ...row, ...verdicts.get(row.row) }))
    await progress.report(done, total, (tx) => insertRows(tx, stored.id, rows))
  }

  async function checkWaiting(total: number | null): Promise<void> {
    for (;;) {
      const waiting = await waitingRows(db.read, stored.id, CHUNK_ROWS)
      const [first] = waiting
      if (!first) return
      // A chunk holds one phase, so that the rows of the next see all of it.
      const verdicts = await verdictsOn(waiting.filter(({ phase }) => phase === first.phase))
      await progress.report(total ?? 0, total, (tx) => updateRows(tx, stored.id, verdicts))
    }
  }

  async function verdictsOn(rows: readonly Pick<StagedRow, 'row' | 'problems' | 'intended'>[]) {
    const toCheck = rows.map(({ row, problems, intended }) => ({
      row,
      intended: ledgerImport.intended.parse(intended),
      faulty: problems.some(({ severity }) => severity === 'error'),
    }))
    if (toCheck.length === 0) return []
    const verdicts = await check.verdictsOn(db.read, toCheck)
    return rows.map(({ row, problems }, index) => {
      const verdict = verdicts[index]
      if (!verdict) throw new Error('a check answered for fewer rows than it was asked')
      const all = [
        ...problems,
        ...verdict.remarks.map((remark) => toCellProblem(remark, row, stored.columns, job.language)),
      ]
      const outcome: RowOutcome = all.some(({ severity }) => severity === 'error') ? 'error' : verdict.outcome
      const earlier = before?.get(row)
      if (earlier !== undefined && earlier !== outcome) all.push(changedNote(earlier, job.language))
      return { row, outcome, code: verdict.code, problems: all, changes: [...verdict.changes] }
    })
  }
}

/** In what light the rows of an import are looked at. */
export function contextOf(stored: StoredImport, job: JobRun, hold: boolean): CheckContext {
  return {
    scopes: job.scopes,
    today: todayInShanghai(new Date()),
    asOf: stored.as_of,
    onExisting: stored.on_existing,
    language: job.language,
    hold,
  }
}
