import type { ImportRow } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

/** What is to be said about a row: its faults and notes with their cells, and what would change from what to what. */
export function RowRemarks({ ledger, row }: { readonly ledger: Ledger; readonly row: ImportRow }) {
  const { t } = useTranslation()
  const label = useLabel()
  const header = (key: string) => {
    const column = ledger.columns.find((each) => each.key === key)
    return column ? label(column.header) : key
  }
  return (
    <ul className="row-remarks">
      {row.problems.map((problem) => (
        <li key={`${problem.cell ?? ''} ${problem.text}`} data-severity={problem.severity}>
          {problem.cell ? <strong className="numbers">{problem.cell} </strong> : null}
          {problem.text}
        </li>
      ))}
      {row.changes.map(({ key, before, after }) => (
        <li key={key}>
          {header(key)}: <del>{before || t('imports.emptyCell')}</del>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{t('imports.becomes')}</span>
          <ins>{after || t('imports.emptyCell')}</ins>
        </li>
      ))}
    </ul>
  )
}
