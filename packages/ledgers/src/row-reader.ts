import type { ColumnMatch } from '@zhanwang/domain-ledger/import'
import { joinRemarks, readLedgerRow, toCellProblem } from '@zhanwang/domain-ledger/read-row'
import { rowJudge } from '@zhanwang/domain-ledger/row-kind'
import type { ReadRow } from '@zhanwang/kernel/sheet'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { StagedRow } from './import-row-store.ts'
import type { CheckContext, LedgerImport } from './ledger-import.ts'

/** Longer cells are shown shortened; what is read of them is not. */
const MOST_SHOWN = 500

/** A row before anything else was looked at. */
export interface InterpretedRow<Intended> extends Omit<StagedRow, 'outcome'> {
  /** Null where it is to be looked at further, as what it intends. */
  readonly outcome: 'ignored' | 'error' | null
  readonly intended: Intended | null
}

/** Reads the rows below a header, from top to bottom. */
export function rowReader<Intended, Plan>(
  { ledger, interpret }: LedgerImport<PlatformTables, Intended, Plan>,
  columns: readonly ColumnMatch[],
  context: CheckContext,
): (row: ReadRow) => InterpretedRow<Intended> {
  const { language } = context
  const judge = rowJudge(columns, columns, ledger)
  return (line) => {
    const { row } = line
    const kind = judge(line)
    const { values, shown, remarks } = readLedgerRow(line, columns, ledger)
    const cells = Object.fromEntries(Object.entries(shown).map(([key, text]) => [key, storable(text)]))
    const staged = { row, cells, code: null, changes: [], phase: 0 }
    if (kind.kind === 'ignored') {
      const text = kind.reason[language]
      const problems = [{ severity: 'note' as const, column: null, cell: null, text: storable(text) }]
      return { ...staged, outcome: 'ignored', title: '', problems, intended: null }
    }
    const meant = interpret(values, context)
    const all = joinRemarks(remarks, meant.remarks)
    return {
      ...staged,
      phase: meant.phase,
      title: storable(meant.title),
      outcome: meant.intended === null ? 'error' : null,
      problems: all.map((remark) => {
        const problem = toCellProblem(remark, row, columns, language)
        return { ...problem, text: storable(problem.text) }
      }),
      intended: meant.intended,
    }
  }

  function storable(text: string): string {
    // A .csv may hold what Postgres cannot.
    return text.slice(0, MOST_SHOWN).replaceAll('\u0000', '').toWellFormed()
  }
}
