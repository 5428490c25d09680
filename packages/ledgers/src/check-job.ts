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
import { countRows, dropRows, insertRows, outcomesOf, type StagedRow } from './import-row-store.ts'
import { type StoredImport, saveStep } from './import-store.ts'
import { withSpreadsheet } from './imported-file.ts'
import type { CheckContext, ImportParts, LedgerImport } from './ledger-import.ts'
import { recordRemainder, writeRemainder } from './remainder.ts'
import { type InterpretedRow, rowReader } from './row-reader.ts'
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
  let staged = 0
  let staging = Promise.resolve()
  const { layout } = stored
  if (!layout) throw new DomainError('internal', {}, { cause: new Error('an import without a layout is checked') })

  await withSpreadsheet(files, stored, async (book) => {
    await progress.report(0, null, (tx) => dropRows(tx, stored.id))
    const total = book.sheets.find(({ name }) => name === layout.sheet)?.rows ?? null
    try {
      await checkRows(book, total)
      await staging
    } finally {
      await Promise.allSettled([staging])
    }
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
    const later = new Set<number>()
    await checkPhase(0)
    for (const phase of [...later].sort((one, other) => one - other)) await checkPhase(phase)

    /**
     * Goes through the file for the rows of one phase, and with the first for those that nothing more is to be said of. The
     * file is read once more for each, which costs less than rows that wait in the database and are written twice.
     */
    async function checkPhase(phase: number): Promise<void> {
      const read = rowReader(ledgerImport, stored.columns, context)
      let chunk: InterpretedRow<Intended>[] = []
      for await (const line of book.rows(layout?.sheet ?? '', { from: (layout?.headerTo ?? 0) + 1 })) {
        job.signal.throwIfAborted()
        const row = read(line)
        if (row.outcome === null && row.phase > phase) later.add(row.phase)
        if (row.outcome === null ? row.phase === phase : phase === 0) chunk.push(row)
        if (chunk.length < CHUNK_ROWS) continue
        await stage(chunk, total)
        chunk = []
      }
      if (chunk.length > 0) await stage(chunk, total)
    }
  }

  /** Staged while the next chunk is read and looked at. */
  async function stage(chunk: readonly InterpretedRow<Intended>[], total: number | null): Promise<void> {
    const rows = await verdictsOn(chunk)
    await staging
    staged += rows.length
    staging = progress.report(staged, total, (tx) => insertRows(tx, stored.id, rows))
    // Listened to before the next, and at the end.
    staging.catch(() => undefined)
  }

  async function verdictsOn(rows: readonly InterpretedRow<Intended>[]): Promise<StagedRow[]> {
    const open = rows.filter(({ outcome }) => outcome === null)
    const toCheck = open.map(({ row, problems, intended }) => ({
      row,
      intended: ledgerImport.intended.parse(intended),
      faulty: problems.some(({ severity }) => severity === 'error'),
    }))
    const given = toCheck.length === 0 ? [] : await check.verdictsOn(db.read, toCheck)
    const verdicts = new Map(open.map(({ row }, index) => [row, given[index]]))
    return rows.map((row) => {
      if (row.outcome !== null) return { ...row, outcome: row.outcome }
      const verdict = verdicts.get(row.row)
      if (!verdict) throw new Error('a check answered for fewer rows than it was asked')
      const all = [
        ...row.problems,
        ...verdict.remarks.map((remark) => toCellProblem(remark, row.row, stored.columns, job.language)),
      ]
      const outcome: RowOutcome = all.some(({ severity }) => severity === 'error') ? 'error' : verdict.outcome
      const earlier = before?.get(row.row)
      if (earlier !== undefined && earlier !== outcome) all.push(changedNote(earlier, job.language))
      return { ...row, outcome, code: verdict.code, problems: all, changes: [...verdict.changes] }
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
