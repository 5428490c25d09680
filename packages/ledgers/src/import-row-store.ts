import { CellProblem, ImportRow, RowOutcome } from '@zhanwang/domain-ledger/import'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'

type Db = Kysely<PlatformTables>

/** A row as it is staged when it has been looked at. */
export interface StagedRow {
  readonly row: number
  readonly outcome: RowOutcome
  readonly phase: number
  readonly title: string
  readonly code: string | null
  readonly cells: Readonly<Record<string, string>>
  readonly problems: readonly CellProblem[]
  readonly changes: ImportRow['changes']
  readonly intended: unknown
}

/** Drops the staged rows of an import, for another check. */
export async function dropRows(db: Db, importId: Uuid): Promise<void> {
  await db.deleteFrom('ledger_import_row').where('import_id', '=', importId).execute()
}

/** Stages rows in one statement, however many they are. */
export async function insertRows(db: Db, importId: Uuid, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO ledger_import_row (import_id, "row", outcome, phase, title, code, cells, problems, changes, intended)
    SELECT ${importId}::uuid, "row", outcome, phase, title, code, cells::json, problems::json, changes::json, intended::json
    FROM unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ phase }) => phase)}::smallint[], ${rows.map(({ title }) => title)}::text[],
      ${rows.map(({ code }) => code)}::text[], ${rows.map(({ cells }) => JSON.stringify(cells))}::text[],
      ${rows.map(({ problems }) => JSON.stringify(problems))}::text[],
      ${rows.map(({ changes }) => JSON.stringify(changes))}::text[],
      ${rows.map(({ intended }) => (intended === null ? null : JSON.stringify(intended)))}::text[])
      AS given ("row", outcome, phase, title, code, cells, problems, changes, intended)`.execute(db)
}

/** What became of a row that was to be written: its code, and `unchanged` where someone else wrote the same meanwhile. */
export type TakenRow = { readonly row: number; readonly outcome: RowOutcome; readonly code: string | null }

/**
 * Writes what became of rows of one phase, in their order, in one statement. What they intended has been done, and goes: it is
 * no longer needed, and the shorter row fits beside the old one (see the table's fill factor).
 */
export async function saveTaken(db: Db, importId: Uuid, rows: readonly TakenRow[]): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return
  // The range, because the planner may know nothing of these rows yet, and would else go through all of the import.
  await sql`
    UPDATE ledger_import_row AS staged SET outcome = given.outcome, code = given.code, intended = NULL
    FROM unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ code }) => code)}::text[]) AS given ("row", outcome, code)
    WHERE staged.import_id = ${importId}::uuid AND staged."row" = given."row"
      AND staged."row" BETWEEN ${first.row}::integer AND ${last.row}::integer`.execute(db)
}

const WritableRow = z.object({
  row: z.int(),
  outcome: RowOutcome,
  intended: z.unknown(),
  changes: ImportRow.shape.changes,
})
export type WritableRow = z.infer<typeof WritableRow>

/** The phases that rows of an import belong to, the lowest first. */
export async function phasesOf(db: Db, importId: Uuid): Promise<number[]> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select('phase')
    .distinct()
    .where('import_id', '=', importId)
    .orderBy('phase')
    .execute()
  return rows.map(({ phase }) => phase)
}

/** Rows of a phase that are to be written, in their order, after one of them. */
export async function writableRows(
  db: Db,
  importId: Uuid,
  { phase, after, limit }: { phase: number; after: number; limit: number },
): Promise<WritableRow[]> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select(['row', 'outcome', 'intended', 'changes'])
    .where('import_id', '=', importId)
    .where('row', '>', after)
    .where('phase', '=', phase)
    .where('outcome', 'in', ['create', 'update'])
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map((row) => WritableRow.parse(row))
}

/** Rows in the order of the file after `after`: one more than `limit` where there are more. */
export async function listRows(
  db: Db,
  importId: Uuid,
  { outcome, after, limit }: { outcome?: readonly RowOutcome[] | undefined; after: number; limit: number },
): Promise<ImportRow[]> {
  let query = db
    .selectFrom('ledger_import_row')
    .select(['row', 'outcome', 'title', 'code', 'cells', 'problems', 'changes'])
    .where('import_id', '=', importId)
    .where('row', '>', after)
  if (outcome?.length) query = query.where('outcome', 'in', outcome)
  const rows = await query
    .orderBy('row')
    .limit(limit + 1)
    .execute()
  return rows.map((row) => ImportRow.parse(row))
}

/** The faulty rows after `after`, with what is wrong, in the order of the file. */
export async function faultyRows(
  db: Db,
  importId: Uuid,
  after: number,
  limit: number,
): Promise<{ row: number; problems: CellProblem[] }[]> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select(['row', 'problems'])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'error')
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map(({ row, problems }) => ({ row, problems: z.array(CellProblem).parse(problems) }))
}

/** Rows by outcome. */
export async function countRows(db: Db, importId: Uuid): Promise<Partial<Record<RowOutcome, number>>> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  return Object.fromEntries(rows.map(({ outcome, count }) => [RowOutcome.parse(outcome), count]))
}

/** The outcome that each row had, by its number. */
export async function outcomesOf(db: Db, importId: Uuid): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select(['row', 'outcome'])
    .where('import_id', '=', importId)
    .execute()
  return new Map(rows.map(({ row, outcome }) => [row, outcome]))
}
