import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
import { DataTable } from './data-table.tsx'
import './adaptive-table.css'

export interface AdaptiveColumn<Row> {
  readonly key: string
  readonly title: string
  /** Null leaves the field out of the card. */
  readonly render: (row: Row) => ReactNode
  readonly className?: string
}

interface Props<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The first one heads the card. */
  readonly columns: readonly AdaptiveColumn<Row>[]
  readonly loading?: boolean
  /** What opens below a row. */
  readonly expand?: (row: Row) => ReactNode
  /** The row that the keyboard marks, -1 for none. */
  readonly marked?: number
}

/** A list as a table, or on a narrow screen as one card a row. */
export function AdaptiveTable<Row extends object>(props: Props<Row>) {
  const { rows, rowKey, columns, loading = false, expand, marked = -1 } = props
  if (useNarrow()) {
    return (
      <ul className="stack" aria-busy={loading}>
        {rows.map((row) => (
          <RowCard key={rowKey(row)} row={row} columns={columns} {...(expand ? { expand } : {})} />
        ))}
      </ul>
    )
  }
  return (
    <DataTable<Row>
      rowKey={rowKey}
      loading={loading}
      dataSource={rows}
      columns={columns.map(({ render, className, ...column }) => ({
        ...column,
        ...(className === undefined ? {} : { className }),
        render: (_: unknown, row: Row) => render(row),
      }))}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
      {...(expand ? { expandable: { expandedRowRender: expand } } : {})}
    />
  )
}

interface CardProps<Row> {
  readonly row: Row
  readonly columns: readonly AdaptiveColumn<Row>[]
  readonly expand?: (row: Row) => ReactNode
}

function RowCard<Row>({ row, columns, expand }: CardProps<Row>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [head, ...fields] = columns
  return (
    <li className="row-card">
      {head ? <div className="row-card-head">{head.render(row)}</div> : null}
      <dl>
        {fields.map(({ key, title, render }) => {
          const content = render(row)
          return content === null ? null : (
            <div key={key}>
              <dt className="quiet">{title}</dt>
              <dd>{content}</dd>
            </div>
          )
        })}
      </dl>
      {expand ? (
        <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'common.less' : 'common.more')}
        </button>
      ) : null}
      {open ? expand?.(row) : null}
    </li>
  )
}
