import { BusinessDate } from '@zhanwang/kernel/calendar'
import { Uuid } from '@zhanwang/kernel/ids'
import { z } from 'zod'

/**
 * The life of an import: the file is read (`reading`), its columns wait for the clerk's word (`mapping`), its rows are
 * checked against rules and database (`checking`, `checked`), and only then taken over, all of the good ones in one
 * transaction (`applying`, `applied`). `failed` and `cancelled` left nothing behind.
 */
export const ImportState = z.enum([
  'reading',
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'failed',
  'cancelled',
])
export type ImportState = z.infer<typeof ImportState>

export const IMPORT_STATES = {
  reading: { zh: '读取中', en: 'Reading' },
  mapping: { zh: '待对应列', en: 'Columns to match' },
  checking: { zh: '核对中', en: 'Checking' },
  checked: { zh: '待导入', en: 'Ready' },
  applying: { zh: '导入中', en: 'Importing' },
  applied: { zh: '已导入', en: 'Imported' },
  failed: { zh: '失败', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<ImportState, { zh: string; en: string }>

/** Where in a sheet the table lies. Rows count from 1, as a spreadsheet shows them. */
export const SheetLayout = z.strictObject({
  sheet: z.string().max(120),
  /** The header may take several rows; merged headers are joined from above: 五统一 / 场地. */
  headerFrom: z.int().min(1).max(1_048_576),
  headerTo: z.int().min(1).max(1_048_576),
})
export type SheetLayout = z.infer<typeof SheetLayout>

/** A column of the file and what it is taken for. Columns count from 1 (A). */
export const ColumnMatch = z.object({
  column: z.int().min(1).max(16_384),
  /** The header as the file has it, several rows joined by ` / `. */
  header: z.string(),
  /** The first few cells below it, as they are shown. */
  samples: z.array(z.string()).max(5),
  /** Key of the ledger's column; null: not taken over. */
  key: z.string().nullable(),
  /** Why this was proposed: the header's own words, a kept mapping of the same headers, or nothing fits. */
  by: z.enum(['header', 'kept', 'chosen', 'none']),
})
export type ColumnMatch = z.infer<typeof ColumnMatch>

/** What to do with a row that names something that is already there with other values. */
export const OnExisting = z.enum(['keep', 'update'])
export type OnExisting = z.infer<typeof OnExisting>

export const RowOutcome = z.enum(['create', 'update', 'unchanged', 'kept', 'error', 'ignored'])
export type RowOutcome = z.infer<typeof RowOutcome>

export const ROW_OUTCOMES = {
  create: { zh: '新增', en: 'New' },
  update: { zh: '更新', en: 'Update' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
  kept: { zh: '已有且不同,保留原值', en: 'Differs, left as it is' },
  error: { zh: '有误', en: 'Faulty' },
  ignored: { zh: '不是数据行', en: 'Not a row of data' },
} as const satisfies Record<RowOutcome, { zh: string; en: string }>

/** Something to say about a cell: an `error` keeps the row out, a `note` tells what was read differently than written. */
export const CellProblem = z.object({
  severity: z.enum(['error', 'note']),
  /** Counts from 1; null: the row as a whole. */
  column: z.int().nullable(),
  /** `C7`. */
  cell: z.string().nullable(),
  text: z.string(),
})
export type CellProblem = z.infer<typeof CellProblem>

export const ImportRow = z.object({
  /** As the spreadsheet numbers it. */
  row: z.int(),
  outcome: RowOutcome,
  /** What it is called: the station's name. */
  title: z.string(),
  /** Code of what it names or made; null where there is none yet. */
  code: z.string().nullable(),
  /** As the file has them, by the ledger's keys. */
  cells: z.record(z.string(), z.string()),
  problems: z.array(CellProblem),
  /** For `update` and `kept`: what differs. */
  changes: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRow>

export const Import = z.object({
  id: Uuid,
  ledger: z.string(),
  fileName: z.string(),
  state: ImportState,
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Sheets of the file, hidden ones too. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int() })),
  layout: SheetLayout.nullable(),
  columns: z.array(ColumnMatch),
  onExisting: OnExisting,
  /** The day from which what an update changes holds. */
  asOf: BusinessDate,
  /** Rows by outcome; empty before they were checked. */
  counts: z.partialRecord(RowOutcome, z.int()),
  /** Rows done of the step that is running. */
  done: z.int(),
  total: z.int().nullable(),
  /** Why it failed, or what keeps it from going on, in the reader's language. */
  problem: z.string().nullable(),
  /** Whether there are faulty rows to be had as a file. */
  hasRemainder: z.boolean(),
  version: z.int(),
})
export type Import = z.infer<typeof Import>
