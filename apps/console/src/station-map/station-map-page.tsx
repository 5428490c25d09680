import { skipToken, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import {
  STATION_STATUSES,
  StationKind,
  StationStatus,
  type StationSummary,
} from '@zhanwang/domain-station-registry/station'
import { Alert, type InputRef } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { DataTable } from '../feedback/data-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { knownStationFilters } from '../stations/known-station-filters.ts'
import { StationFilters } from '../stations/station-filters.tsx'
import type { StationSearch } from '../stations/station-search.ts'
import { StatusTag } from '../stations/status-tag.tsx'
import { MapChart } from './map-chart.tsx'
import { byPosition } from './plane.ts'
import { STATUS_SYMBOLS } from './status-symbols.ts'
import './station-map.css'

const PAGE = 200
/** More points than can be told apart: a province's 1,825 stations are drawn. */
const MOST_DRAWN = 2_000
/** Rooms are ten times as many and stand where their station is; who wants them filters for them. */
const USUAL_KINDS = StationKind.options.filter((kind) => kind !== 'room')

/** 站点分布图: where the stations of the list stand, and which have no position on record. */
export function StationMapPage() {
  const { t } = useTranslation()
  const { division: _shared, cursor: _cursor, limit: _limit, ...asked } = useSearch({ from: '/shell/stations/map' })
  const filters = knownStationFilters(asked)
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/stations/map' })
  const searchBox = useRef<InputRef>(null)
  const input = division
    ? { ...filters, kind: filters.kind ?? USUAL_KINDS, division: division.code, limit: PAGE }
    : skipToken
  const list = useInfiniteQuery(
    trpc.registry.stations.list.infiniteQueryOptions(input, { getNextPageParam: ({ next }) => next }),
  )
  const stations = useMemo(() => list.data?.pages.flatMap(({ rows }) => rows) ?? [], [list.data])
  const { placed, unplaced } = useMemo(() => byPosition(stations), [stations])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const isFull = stations.length >= MOST_DRAWN
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFull) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFull, fetchNextPage])

  const open = (code: string) => void navigate({ to: '/stations/$code', params: { code } })
  const change = (changed: Partial<StationSearch>) =>
    void navigate({ to: '/stations/map', search: (before) => ({ ...before, ...changed }), replace: true })
  const clear = () => void navigate({ to: '/stations/map', search: (before) => ({ division: before.division }) })
  return (
    <>
      <PageHeading
        title={t('map.title')}
        note={t('map.note')}
        actions={
          <Link to="/stations" search={filters}>
            {t('map.list')}
          </Link>
        }
      />
      <StationFilters key={division?.code} search={filters} onChange={change} onClear={clear} searchBox={searchBox} />
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && !list.isError ? <PageLoading /> : null}
      {hasNextPage && isFull ? (
        <Alert type="warning" showIcon title={t('map.notAll', { count: stations.length })} />
      ) : null}
      {stations.some(({ provenance }) => provenance === 'demonstration') ? (
        <Alert type="info" showIcon title={t('map.madeUp')} />
      ) : null}
      {list.isSuccess ? (
        <section className="panel stack">
          <h2>{t('map.placed', { count: placed.length })}</h2>
          {placed.length === 0 ? (
            <EmptyState text={t('map.none')} />
          ) : (
            <>
              <Legend stations={placed.map(({ station }) => station)} />
              <MapChart placed={placed} onOpen={open} />
              <PositionTable stations={placed.map(({ station }) => station)} />
            </>
          )}
        </section>
      ) : null}
      {unplaced.length > 0 ? (
        <section className="panel stack">
          <h2>{t('map.unplaced', { count: unplaced.length })}</h2>
          <PositionTable stations={unplaced} />
        </section>
      ) : null}
    </>
  )
}

/** Each shape that is drawn, with its word and its number. */
function Legend({ stations }: { readonly stations: readonly StationSummary[] }) {
  const { t } = useTranslation()
  const label = useLabel()
  const counts = Map.groupBy(stations, ({ status }) => status)
  return (
    <ul className="row" aria-label={t('map.legend')}>
      {StationStatus.options.map((status) => {
        const count = counts.get(status)?.length
        return count ? (
          <li key={status}>
            <span aria-hidden style={{ color: STATUS_SYMBOLS[status].color }}>
              {STATUS_SYMBOLS[status].sign}
            </span>{' '}
            {label(STATION_STATUSES[status])} {count}
          </li>
        ) : null
      })}
    </ul>
  )
}

function PositionTable({ stations }: { readonly stations: readonly StationSummary[] }) {
  const { t } = useTranslation()
  return (
    <DataTable
      rowKey="code"
      dataSource={stations}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          key: 'name',
          title: t('divisions.name'),
          render: (_, { code, name }) => (
            <Link to="/stations/$code" params={{ code }}>
              {name}
            </Link>
          ),
        },
        { key: 'status', title: t('station.status'), render: (_, { status }) => <StatusTag status={status} /> },
        {
          key: 'position',
          title: t('premises.location'),
          className: 'numbers',
          render: (_, { premises }) =>
            premises?.longitude == null ? t('common.notRecorded') : `${premises.longitude}, ${premises.latitude}`,
        },
      ]}
    />
  )
}
