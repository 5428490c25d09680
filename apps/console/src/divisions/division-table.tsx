import { Link } from '@tanstack/react-router'
import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import { Table, type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
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
      render: (_, row) => (row.official ? t('divisions.official') : <Tag color="purple">{t('divisions.local')}</Tag>),
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
    <Table<Row>
      size="small"
      rowKey={(row) => `${row.code}@${row.validFrom}`}
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
    />
  )
}
