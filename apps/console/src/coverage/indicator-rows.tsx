import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { StationCode } from '@zhanwang/domain-station-registry/station'
import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import { Alert, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { DataTable } from '../feedback/data-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { Pager } from '../forms/pager.tsx'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly indicator: IndicatorDefinition
  readonly division: string
  readonly on: string
  /** The rows that count in the numerator, else the gap list. */
  readonly counted: boolean
  readonly cursor?: string | undefined
}

interface Row {
  readonly code: string
  readonly name: string
  readonly divisionName: string
  readonly detail: string
}

/** The rows behind a figure, each leading to what it is. */
export function IndicatorRows({ indicator, division, on, counted, cursor }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const input = { code: indicator.code, division, on, counted, limit: 50, ...(cursor ? { cursor } : {}) }
  const list = useQuery(trpc.indicators.rows.queryOptions(input, { placeholderData: keepPreviousData }))
  const turner = usePageTurner(cursor, list.data?.next)
  if (list.isPending) return <PageLoading />
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
  const columns: TableColumnsType<Row> = [
    { key: 'name', title: label(indicator.rows), render: (_, row) => <RowLink row={row} /> },
    { key: 'code', title: t('station.code'), dataIndex: 'code', className: 'numbers' },
    { key: 'division', title: t('station.division'), dataIndex: 'divisionName' },
    { key: 'detail', title: t('coverage.detail'), dataIndex: 'detail' },
  ]
  const { rows, hidden } = list.data
  const exported: ListExport = {
    title: label(indicator.name),
    context: 'station-registry',
    list: 'indicators',
    send: (choice, send) =>
      client.indicators.export.mutate({ code: indicator.code, division, on, counted, ...choice }, send),
  }
  return (
    <>
      <div>
        <ExportButton list={exported} permission="indicator.export" />
      </div>
      {hidden > 0 ? <Alert type="info" showIcon title={t('coverage.hidden', { count: hidden })} /> : null}
      {rows.length === 0 ? (
        <EmptyState text={t(counted ? 'coverage.noneCounted' : 'coverage.noGaps')} />
      ) : (
        <DataTable<Row> rowKey="code" columns={columns} dataSource={rows} />
      )}
      <Pager turner={turner} />
    </>
  )
}

function RowLink({ row }: { readonly row: Row }) {
  return StationCode.safeParse(row.code).success ? (
    <Link to="/stations/$code" params={{ code: row.code }}>
      {row.name}
    </Link>
  ) : (
    <Link to="/divisions/$code" params={{ code: row.code }}>
      {row.name}
    </Link>
  )
}
