import { CellProblem, ImportRow, RowOutcome } from '@zhanwang/domain-ledger/import'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'

type Db = Kysely<PlatformTables>

/** A row to be staged; `outcome` null: it waits for the rows it leans on. */
export interface StagedRow {
  readonly row: number
  readonly outcome: RowOutcome | null
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

/** The verdict on a row that had waited. */
export type LateVerdict = Pick<StagedRow, 'row' | 'outcome' | 'code' | 'problems' | 'changes'>

/** Writes the verdicts on rows that had waited, in one statement. */
export async function updateRows(db: Db, importId: Uuid, rows: readonly LateVerdict[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    UPDATE ledger_import_row AS staged
    SET outcome = given.outcome, code = given.code, problems = given.problems::json, changes = given.changes::json
    FROM unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ code }) => code)}::text[], ${rows.map(({ problems }) => JSON.stringify(problems))}::text[],
      ${rows.map(({ changes }) => JSON.stringify(changes))}::text[]) AS given ("row", outcome, code, problems, changes)
    WHERE staged.import_id = ${importId}::uuid AND staged."row" = given."row"`.execute(db)
}

/** What became of a row that was to be written: its code, and `unchanged` where someone else wrote the same meanwhile. */
export type TakenRow = { readonly row: number; readonly outcome: RowOutcome; readonly code: string | null }

/** Writes what became of rows, in one statement. */
export async function saveTaken(db: Db, importId: Uuid, rows: readonly TakenRow[]): Promise<void> {
  await sql`
    UPDATE ledger_import_row AS staged SET outcome = given.outcome, code = given.code
    FROM unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ code }) => code)}::text[]) AS given ("row", outcome, code)
    WHERE staged.import_id = ${importId}::uuid AND staged."row" = given."row"`.execute(db)
}

const WaitingRow = z.object({ row: z.int(), phase: z.int(), problems: z.array(CellProblem), intended: z.unknown() })
export type WaitingRow = z.infer<typeof WaitingRow>

/** The next rows that wait for their verdict, those of the lowest phase first. */
export async function waitingRows(db: Db, importId: Uuid, limit: number): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom('ledger_import_row')
    .select(['row', 'phase', 'problems', 'intended'])
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .orderBy('phase')
    .orderBy('row')
    .limit(limit)
    .execute()
  return rows.map((row) => WaitingRow.parse(row))
}

const WritableRow = z.object({ row: z.int(), phase: z.int(), outcome: RowOutcome, intended: z.unknown() })
export type WritableRow = z.infer<typeof WritableRow>

/** Rows that are to be written, in the order of their phases, after one of them. */
export async function writableRows(
  db: Db,
  importId: Uuid,
  { after, limit }: { after: Pick<WritableRow, 'phase' | 'row'> | null; limit: number },
): Promise<WritableRow[]> {
  let query = db
    .selectFrom('ledger_import_row')
    .select(['row', 'phase', 'outcome', 'intended'])
    .where('import_id', '=', importId)
    .where('outcome', 'in', ['create', 'update'])
  if (after) query = query.where(sql<boolean>`(phase, "row") > (${after.phase}::smallint, ${after.row}::integer)`)
  const rows = await query.orderBy('phase').orderBy('row').limit(limit).execute()
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
  query = outcome?.length ? query.where('outcome', 'in', outcome) : query.where('outcome', 'is not', null)
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
    .where('outcome', 'is not', null)
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
  return new Map(rows.flatMap(({ row, outcome }) => (outcome === null ? [] : [[row, outcome]])))
}
