import type { ColumnMatch } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { columnLetters } from './column-letters.ts'
import { ColumnSelect, MatchReason } from './column-select.tsx'
import type { Mapping } from './mapping-draft.ts'

export interface ColumnsProps {
  readonly ledger: Ledger
  readonly columns: readonly ColumnMatch[]
  readonly mapping: Mapping
  readonly onChoose: (column: number, key: string | null) => void
}

export function ColumnTable({ ledger, columns, mapping, onChoose }: ColumnsProps) {
  const { t } = useTranslation()
  return (
    <DataTable<ColumnMatch>
      rowKey="column"
      dataSource={columns}
      columns={[
        { key: 'letters', title: t('imports.fileColumn'), render: (_, { column }) => columnLetters(column) },
        { key: 'header', title: t('imports.header'), className: 'wrapped', dataIndex: 'header' },
        {
          key: 'samples',
          title: t('imports.samples'),
          className: 'wrapped',
          render: (_, { samples }) => <span className="quiet">{samples.join(' | ')}</span>,
        },
        {
          key: 'key',
          title: t('imports.ledgerColumn'),
          render: (_, match) => <ColumnSelect ledger={ledger} match={match} mapping={mapping} onChoose={onChoose} />,
        },
        {
          key: 'by',
          title: t('imports.why'),
          render: (_, match) => <MatchReason ledger={ledger} match={match} mapping={mapping} />,
        },
      ]}
    />
  )
}
