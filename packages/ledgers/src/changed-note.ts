import { type CellProblem, ROW_OUTCOMES, RowOutcome } from '@zhanwang/domain-ledger/import'
import type { Language } from '@zhanwang/kernel/localized-text'

/** Says of a row that its outcome is another than at the check that no longer held. */
export function changedNote(earlier: string, language: Language): CellProblem {
  const was = RowOutcome.safeParse(earlier)
  const word = was.success ? ROW_OUTCOMES[was.data][language] : earlier
  const text = { zh: `核对之后数据有变化,原为“${word}”`, en: `Records changed after the check; it was: ${word}` }
  return { severity: 'note', column: null, cell: null, text: text[language] }
}
