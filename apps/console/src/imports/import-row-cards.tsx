import type { ImportRow } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { RowOutcomeMark } from './row-outcome-mark.tsx'
import { RowRemarks } from './row-remarks.tsx'
import { RowTitle } from './row-title.tsx'

interface Props {
  readonly ledger: Ledger
  readonly rows: readonly ImportRow[]
}

/** The rows on a narrow screen: what is to be said about each, its cells on demand. */
export function ImportRowCards({ ledger, rows }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <ul className="import-row-cards">
      {rows.map((row) => (
        <li key={row.row}>
          <div className="row">
            <span className="quiet numbers">{t('imports.rowNumber', { number: row.row })}</span>
            <RowOutcomeMark outcome={row.outcome} />
          </div>
          <RowTitle row={row} />
          <RowRemarks ledger={ledger} row={row} />
          <details>
            <summary>{t('imports.cells')}</summary>
            <dl className="import-cells">
              {ledger.columns
                .filter(({ key }) => row.cells[key])
                .map(({ key, header }) => (
                  <div key={key}>
                    <dt className="quiet">{label(header)}</dt>
                    <dd>{row.cells[key]}</dd>
                  </div>
                ))}
            </dl>
          </details>
        </li>
      ))}
    </ul>
  )
}
