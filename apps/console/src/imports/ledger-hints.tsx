import type { Ledger, LedgerColumn } from '@zhanwang/domain-ledger/ledger'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

/** What the ledger's columns are and what may stand in them. */
export function LedgerHints({ ledger }: { readonly ledger: Ledger }) {
  const { t } = useTranslation()
  const label = useLabel()
  const content = (column: LedgerColumn) => {
    switch (column.kind) {
      case 'text':
      case 'code':
        return t('imports.kinds.text', { count: column.maxLength })
      case 'integer':
      case 'decimal':
        return t('imports.kinds.number', { min: column.min, max: column.max })
      case 'date':
        return t('imports.kinds.date')
      case 'choice':
        return column.choices.map((choice) => label(choice)).join(' / ')
      case 'yes-no':
        return t('imports.kinds.yesNo')
    }
  }
  return (
    <details className="panel">
      <summary>{t('imports.columnsOf', { ledger: label(ledger.title) })}</summary>
      <DataTable<LedgerColumn>
        rowKey="key"
        dataSource={ledger.columns}
        columns={[
          {
            key: 'header',
            title: t('imports.column'),
            render: (_, column) => (
              <>
                {label(column.header)} {column.required ? <Mark tone="amber">{t('imports.required')}</Mark> : null}
              </>
            ),
          },
          { key: 'content', title: t('imports.content'), className: 'wrapped', render: (_, column) => content(column) },
          {
            key: 'hint',
            title: t('coverage.detail'),
            className: 'wrapped',
            render: (_, column) => (column.hint ? label(column.hint) : ''),
          },
        ]}
      />
    </details>
  )
}
