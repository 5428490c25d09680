import { Link } from '@tanstack/react-router'
import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'
import '../stations/stations.css'

type Row = Division & { readonly hasChildren: boolean }

interface Props {
  readonly rows: readonly Row[]
  readonly marked: number
  /** Shows what lies below a division. */
  readonly onEnter: (code: string) => void
}

export function DivisionTable({ rows, marked, onEnter }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const columns: TableColumnsType<Row> = [
    {
      key: 'name',
      title: t('divisions.name'),
      render: (_, row) => (
        <Link to="/divisions/$code" params={{ code: row.code }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'code', title: t('divisions.code'), dataIndex: 'code', className: 'numbers' },
    { key: 'kind', title: t('divisions.kind'), render: (_, row) => label(DIVISION_KINDS[row.kind]) },
    { key: 'validFrom', title: t('divisions.validFrom'), dataIndex: 'validFrom', className: 'numbers' },
    {
      key: 'official',
      title: t('divisions.origin'),
      render: (_, row) => (row.official ? t('divisions.official') : <Mark tone="violet">{t('divisions.local')}</Mark>),
    },
    {
      key: 'children',
      title: t('divisions.below'),
      render: (_, row) =>
        row.hasChildren ? (
          <button type="button" className="link-button" onClick={() => onEnter(row.code)}>
            {t('divisions.enter')}
            <span className="visually-hidden"> {row.name}</span>
          </button>
        ) : null,
    },
  ]
  return (
    <DataTable<Row>
      rowKey={(row) => `${row.code}@${row.validFrom}`}
      columns={columns}
      dataSource={rows}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
    />
  )
}
