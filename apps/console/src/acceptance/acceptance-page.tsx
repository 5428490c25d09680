import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { InspectionPurpose, InspectionStatus } from '@zhanwang/domain-station-registry/inspection'
import { StationKind } from '@zhanwang/domain-station-registry/station'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { CountsByChild } from './counts-by-child.tsx'
import { InspectionCounts } from './inspection-counts.tsx'
import { InspectionFilters } from './inspection-filters.tsx'
import type { InspectionSearch } from './inspection-search.ts'
import { InspectionTable } from './inspection-table.tsx'
import './acceptance.css'

/** The acceptance board: how many files of a division stand where, and which they are. */
export function AcceptancePage() {
  const { t } = useTranslation()
  const { division: _shared, ...asked } = useSearch({ from: '/shell/acceptance' })
  const search = knownFilters(asked, { kind: StationKind, purpose: InspectionPurpose, status: InspectionStatus })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/acceptance' })
  const searchBox = useRef<InputRef>(null)
  const { purpose, status, overdue } = search

  const counts = useQuery(
    trpc.registry.acceptance.counts.queryOptions(
      division ? { division: division.code, ...(purpose ? { purpose } : {}) } : skipToken,
      { placeholderData: keepPreviousData },
    ),
  )
  const input = division ? { ...search, limit: search.limit ?? DEFAULT_PAGE_SIZE, division: division.code } : skipToken
  const list = useQuery(trpc.registry.acceptance.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(search.cursor, list.data?.next)

  const change = (changed: Partial<InspectionSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changed }), replace: true })
  const clear = () => void navigate({ search: (before) => ({ division: before.division }) })
  const choose = (chosen: InspectionStatus | 'overdue' | undefined) =>
    change(
      chosen === 'overdue'
        ? { overdue: true, status: undefined }
        : { overdue: undefined, status: chosen ? [chosen] : undefined },
    )
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/inspections/$id', params: { id } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const { cursor: _cursor, limit: _limit, ...filters } = search
  const inspectionExport = (code: string): ListExport => ({
    title: t('acceptance.board'),
    context: 'station-registry',
    list: 'inspections',
    send: (choice, send) => client.registry.acceptance.export.mutate({ ...filters, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('acceptance.board')}
        note={division?.name}
        actions={
          <>
            <Link to="/acceptance/photos">
              <Button tabIndex={-1}>{t('acceptance.wall')}</Button>
            </Link>
            {division ? <ExportButton list={inspectionExport(division.code)} permission="station.export" /> : null}
          </>
        }
      />
      {counts.isError ? <ProblemAlert error={counts.error} onRetry={() => void counts.refetch()} /> : null}
      {counts.data ? (
        <>
          <InspectionCounts
            counts={counts.data.total}
            chosen={overdue ? 'overdue' : status?.length === 1 ? status[0] : undefined}
            onChoose={choose}
          />
          {counts.data.children.length > 0 ? (
            <details className="panel">
              <summary>{t('acceptance.byChild')}</summary>
              <CountsByChild rows={counts.data.children} />
            </details>
          ) : null}
        </>
      ) : null}
      <InspectionFilters key={division?.code} search={search} onChange={change} onClear={clear} searchBox={searchBox} />
      <ListBody list={list} count={rows.length} empty={t('acceptance.empty')} onClear={clear}>
        <InspectionTable rows={rows} loading={list.isFetching} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={search.limit} onSize={(limit) => change({ limit })} />
    </>
  )
}
