import { Link } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { instantText } from '../forms/instant-text.ts'
import { ImportStateMark } from './import-state-mark.tsx'
import { OutcomeCounts } from './outcome-counts.tsx'

export function ImportTable({ imports }: { readonly imports: readonly Import[] }) {
  const { t } = useTranslation()
  const columns: TableColumnsType<Import> = [
    {
      key: 'file',
      title: t('imports.file'),
      className: 'wrapped',
      render: (_, row) => (
        <Link to="/imports/$ledger/$id" params={{ ledger: row.ledger, id: row.id }}>
          {row.fileName}
        </Link>
      ),
    },
    { key: 'state', title: t('station.status'), render: (_, { state }) => <ImportStateMark state={state} /> },
    {
      key: 'result',
      title: t('imports.result'),
      className: 'wrapped',
      render: (_, row) => row.problem ?? <OutcomeCounts counts={row.counts} />,
    },
    {
      key: 'createdAt',
      title: t('imports.begunAt'),
      className: 'numbers',
      render: (_, { createdAt }) => instantText(createdAt),
    },
  ]
  return <DataTable<Import> rowKey="id" columns={columns} dataSource={imports} />
}
