import { Link } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import { instantText } from '../forms/instant-text.ts'
import { ImportStateMark } from './import-state-mark.tsx'
import { OutcomeCounts } from './outcome-counts.tsx'
import './imports.css'

/** The list on a narrow screen. */
export function ImportCards({ imports }: { readonly imports: readonly Import[] }) {
  return (
    <ul className="stack">
      {imports.map((row) => (
        <li key={row.id}>
          <Link to="/imports/$ledger/$id" params={{ ledger: row.ledger, id: row.id }} className="panel import-card">
            <span className="import-card-title">
              <span className="import-file-name">{row.fileName}</span> <ImportStateMark state={row.state} />
            </span>
            <span className="quiet numbers">{instantText(row.createdAt)}</span>
            <span>{row.problem ?? <OutcomeCounts counts={row.counts} />}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
