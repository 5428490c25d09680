import { columnLetters } from './column-letters.ts'
import { ColumnSelect, MatchReason } from './column-select.tsx'
import type { ColumnsProps } from './column-table.tsx'

/** The columns on a narrow screen, one a card. */
export function ColumnCards({ ledger, columns, mapping, onChoose }: ColumnsProps) {
  return (
    <ul className="import-column-cards">
      {columns.map((match) => (
        <li key={match.column}>
          <div className="row">
            <span className="quiet numbers">{columnLetters(match.column)}</span>
            <strong>{match.header}</strong>
            <MatchReason ledger={ledger} match={match} mapping={mapping} />
          </div>
          <p className="quiet import-samples">{match.samples.join(' | ')}</p>
          <ColumnSelect ledger={ledger} match={match} mapping={mapping} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  )
}
