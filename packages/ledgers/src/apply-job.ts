import { setTimeout as wait } from 'node:timers/promises'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { ConstraintViolation } from '@zhanwang/persistence/database-errors'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Compilable, type Kysely, sql } from 'kysely'
import { CHUNK_ROWS, contextOf } from './check-job.ts'
import { auditStep } from './import-command.ts'
import { ImportGoneOn } from './import-gone-on.ts'
import { countRows, phasesOf, saveTaken, type TakenRow, type WritableRow, writableRows } from './import-row-store.ts'
import { type StoredImport, saveStep } from './import-store.ts'
import type { ImportParts, LedgerImport, RowVerdict } from './ledger-import.ts'
import { stepProgress } from './step-progress.ts'

const TURN_MS = 200

/** Rows no longer hold as they were checked. */
class RowsChanged extends Error {
  override readonly name = 'RowsChanged'
}

/**
 * Takes over all good rows in one command of the person who asked for it, under an id that follows from the import: a
 * run after a kill either finds nothing done, or all. Rows are looked at again on the transaction; where one no longer
 * holds, nothing is taken over, and all are checked anew.
 */
export async function runApply<Intended, Plan>(
  ledgerImport: LedgerImport<PlatformTables, Intended, Plan>,
  parts: ImportParts,
  stored: StoredImport,
  job: JobRun,
): Promise<void> {
  const { db } = parts
  const total = (stored.counts.create ?? 0) + (stored.counts.update ?? 0)
  const progress = stepProgress(parts, stored, job)
  const call = callOf(ledgerImport, stored, job)
  try {
    await db.command(call, takeOver)
  } catch (error) {
    // A constraint: someone wrote the same between our look and our commit. The check will say what.
    if (!(error instanceof RowsChanged || error instanceof ConstraintViolation)) throw error
    await checkAnew()
  }

  async function takeOver(tx: Transaction<PlatformTables>): Promise<Record<string, number>> {
    await takeTurn(tx.db, ledgerImport.ledger.code, job.signal)
    // Rows are written where they are found to lie.
    await holdDivisions(tx.db)
    const check = ledgerImport.beginCheck(contextOf(stored, job, true))
    let done = 0
    let written = 0
    for (const phase of await phasesOf(tx.db, stored.id)) await takeOverPhase(phase)
    const change = { done: total, counts: JSON.stringify(await countRows(tx.db, stored.id)) }
    const saved = await saveStep(tx.db, stored, 'finishApply', { change, now: new Date() })
    if (!saved) throw new ImportGoneOn()
    const { ledger } = ledgerImport
    auditStep(tx, job.scopes, stored.id, { ledger: ledger.code, step: 'finishApply', rows: written, job: job.id })
    return { rows: written }

    /** The rows of the next phase find those of this one written. */
    async function takeOverPhase(phase: number): Promise<void> {
      for (let after = 0; ; ) {
        const rows = await writableRows(tx.db, stored.id, { phase, after, limit: CHUNK_ROWS })
        const last = rows.at(-1)
        if (!last) return
        written += await takeOverChunk(rows)
        done += rows.length
        after = last.row
        await progress.report(done, total)
      }
    }

    async function takeOverChunk(rows: readonly WritableRow[]): Promise<number> {
      const verdicts = await check.verdictsOn(
        tx.db,
        rows.map(({ row, intended }) => ({ row, intended: ledgerImport.intended.parse(intended), faulty: false })),
      )
      const held = rows.map((row, index) => heldRow(row, verdicts[index]))
      const plans = held.flatMap(({ plan }) => plan ?? [])
      const codes = plans.length > 0 ? await ledgerImport.apply(tx, call, plans) : []
      let next = 0
      const taken = held.map(({ row, outcome, code, plan }) => ({
        row,
        outcome,
        code: plan ? (codes[next++] ?? code) : code,
      }))
      await saveTaken(tx.db, stored.id, taken)
      return plans.length
    }
  }

  async function checkAnew(): Promise<void> {
    const change = { problem: JSON.stringify({ reason: 'import-rows-changed' }), done: 0 }
    await db.upkeep(async (tx: Kysely<PlatformTables>) => {
      const saved = await saveStep(tx, stored, 'checkAgain', { change, now: new Date() })
      if (!saved) throw new ImportGoneOn()
      const statements: Compilable[] = []
      const { accountId, accountName, scopes, language } = job
      const input = { import: saved.id, version: saved.version }
      const kind = `${ledgerImport.group}.check`
      const queue = { write: (statement: Compilable) => void statements.push(statement) }
      parts.enqueue(queue, { kind, input, accountId, accountName, scopes, language })
      for (const statement of statements) await tx.executeQuery(statement.compile())
    })
  }
}

/** What is to be written for a row: null where that was written meanwhile. Throws `RowsChanged` where it no longer holds. */
function heldRow<Plan>(
  { row, outcome, changes }: WritableRow,
  verdict: RowVerdict<Plan> | undefined,
): TakenRow & { readonly plan: Plan | null } {
  if (verdict?.outcome === 'unchanged') return { row, outcome: 'unchanged', code: verdict.code, plan: null }
  if (!verdict || verdict.outcome !== outcome || verdict.plan === null) throw new RowsChanged()
  // What the clerk looked at is what is written: a record that changed meanwhile is looked at again.
  if (canonicalJson(changes) !== canonicalJson([...verdict.changes])) throw new RowsChanged()
  return { row, outcome, code: verdict.code, plan: verdict.plan }
}

/** One import of a ledger writes at a time: two of the same file would else both find nothing there. */
async function takeTurn(db: Kysely<PlatformTables>, ledger: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ taken: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtext('ledger-import'), hashtext(${ledger})) AS taken`.execute(db)
    if (rows[0]?.taken) return
    await wait(TURN_MS, undefined, { signal })
  }
}

function callOf<Intended, Plan>(
  { group, permission }: LedgerImport<PlatformTables, Intended, Plan>,
  { id, version }: StoredImport,
  job: JobRun,
): CommandCall {
  const now = new Date()
  const input = { import: id, version }
  return {
    actor: {
      kind: 'account',
      id: job.accountId,
      name: job.accountName,
      grants: job.scopes.map((scope) => ({ permissions: [permission], scope })),
      cause: `job ${job.id}`,
    },
    scopes: job.scopes,
    procedure: `${group}.apply`,
    now,
    today: todayInShanghai(now),
    language: job.language,
    correlationId: job.id,
    commandId: idFrom(`${group}.apply ${id} ${version}`),
    inputDigest: sha256Hex(canonicalJson(input)),
  }
}

/** A UUID of version 8 (RFC 9562) that follows from a text. */
function idFrom(text: string): string {
  const hex = sha256Hex(text)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
