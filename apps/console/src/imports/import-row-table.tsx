import type { ColumnMatch, ImportRow } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { columnLetters } from './column-letters.ts'
import { RowOutcomeMark } from './row-outcome-mark.tsx'
import { RowRemarks } from './row-remarks.tsx'
import { RowTitle } from './row-title.tsx'

interface Props {
  readonly ledger: Ledger
  readonly columns: readonly ColumnMatch[]
  readonly rows: readonly ImportRow[]
}

/** The rows as the file has them, each cell with something to say about it on a tint. */
export function ImportRowTable({ ledger, columns, rows }: Props) {
  const { t } = useTranslation()
  const table: TableColumnsType<ImportRow> = [
    { key: 'row', title: t('imports.row'), dataIndex: 'row', className: 'numbers', fixed: 'start', width: 60 },
    {
      key: 'title',
      title: t('imports.rowTitle'),
      fixed: 'start',
      width: 200,
      render: (_, row) => <RowTitle row={row} />,
    },
    { key: 'outcome', title: t('imports.outcome'), render: (_, { outcome }) => <RowOutcomeMark outcome={outcome} /> },
    {
      key: 'remarks',
      title: t('imports.remarks'),
      className: 'wrapped',
      render: (_, row) => <RowRemarks ledger={ledger} row={row} />,
    },
    ...columns.flatMap(({ column, header, key }) =>
      key === null
        ? []
        : [
            {
              key: `column ${column}`,
              title: `${columnLetters(column)} ${header}`,
              render: (_: unknown, row: ImportRow) => row.cells[key] ?? '',
              onCell: (row: ImportRow) => ({ className: cellClass(row, column, key) }),
            },
          ],
    ),
  ]
  return <DataTable<ImportRow> rowKey="row" columns={table} dataSource={rows} />
}

function cellClass(row: ImportRow, column: number, key: string): string {
  const severities = row.problems.filter((problem) => problem.column === column).map(({ severity }) => severity)
  if (severities.includes('error')) return 'cell-error'
  if (severities.includes('note')) return 'cell-note'
  return row.changes.some((change) => change.key === key) ? 'cell-change' : ''
}
