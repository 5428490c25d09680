import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { StationCode } from '@zhanwang/domain-station-registry/station'
import type { VisitSummary } from '@zhanwang/domain-station-registry/visit'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { ListBody } from '../feedback/list-body.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { today } from '../forms/today.ts'
import { useListKeys } from '../forms/use-list-keys.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import type { VisitSearch } from './visit-search.ts'

/** The supervision visits of a division, newest first. */
export function VisitsPage() {
  const { t } = useTranslation()
  const { division: _shared, cursor, limit, ...asked } = useSearch({ from: '/shell/visits' })
  const filters = knownFilters(asked, { station: StationCode })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/visits' })
  const holds = useHolds()
  const searchBox = useRef<InputRef>(null)
  const list = useQuery(
    trpc.registry.visits.list.queryOptions(
      division
        ? { ...filters, cursor, limit: Math.min(limit ?? DEFAULT_PAGE_SIZE, 100), division: division.code }
        : skipToken,
      { placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<VisitSearch>) =>
    void navigate({ to: '/visits', search: (before) => ({ ...before, cursor: undefined, ...changed }), replace: true })
  const clear = () => void navigate({ to: '/visits', search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const number = rows[index]?.number
      if (number) void navigate({ to: '/visits/$number', params: { number } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const visitExport = (code: string): ListExport => ({
    title: t('visits.title'),
    context: 'station-registry',
    list: 'visits',
    send: (choice, send) => client.registry.visits.export.mutate({ ...filters, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('visits.title')}
        note={t('visits.note', { name: division?.name ?? '' })}
        actions={
          <>
            {division ? <ExportButton list={visitExport(division.code)} permission="ticket.export" /> : null}
            {holds('visit.record') ? (
              <Link to="/visits/new">
                <Button type="primary" tabIndex={-1}>
                  {t('visits.record')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <FilterBar
        text={{
          value: filters.text,
          label: t('visits.search'),
          hint: t('visits.searchHint'),
          onSearch: (text) => change({ text }),
          box: searchBox,
        }}
        atHand={
          filters.station ? <Button onClick={() => change({ station: undefined })}>{filters.station} ✕</Button> : null
        }
        onClear={clear}
      >
        <div className="date-filter">
          <BusinessDatePicker
            label={t('visits.from')}
            placeholder={t('visits.from')}
            value={filters.from ?? null}
            max={filters.to ?? today()}
            allowClear
            onChange={(from) => change({ from: from ?? undefined })}
          />
        </div>
        <div className="date-filter">
          <BusinessDatePicker
            label={t('visits.to')}
            placeholder={t('visits.to')}
            value={filters.to ?? null}
            min={filters.from}
            max={today()}
            allowClear
            onChange={(to) => change({ to: to ?? undefined })}
          />
        </div>
      </FilterBar>
      <ListBody list={list} count={rows.length} empty={t('visits.empty')} onClear={clear}>
        <VisitList visits={rows} loading={list.isFetching && list.isPlaceholderData} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}

interface ListProps {
  readonly visits: readonly VisitSummary[]
  readonly loading: boolean
  readonly marked: number
}

function VisitList({ visits, loading, marked }: ListProps) {
  const { t } = useTranslation()
  return (
    <AdaptiveTable<VisitSummary>
      rows={visits}
      rowKey={({ id }) => id}
      loading={loading}
      marked={marked}
      columns={[
        {
          key: 'places',
          title: t('visits.places'),
          className: 'wrapped',
          render: ({ number, places, struck }) => (
            <>
              <Link to="/visits/$number" params={{ number }}>
                {places.map(({ station, divisionName }) => station?.name ?? divisionName).join('、')}
              </Link>
              <div className="quiet numbers">
                {number} {struck ? <Mark tone="red">{t('visits.struck')}</Mark> : null}
              </div>
            </>
          ),
        },
        { key: 'on', title: t('visits.on'), className: 'numbers', render: ({ on }) => on },
        { key: 'visitors', title: t('visits.visitors'), render: ({ visitors }) => visitors.join('、') },
        { key: 'lookedAt', title: t('visits.lookedAt'), className: 'wrapped', render: ({ lookedAt }) => lookedAt },
        {
          key: 'findings',
          title: t('visits.findings'),
          render: ({ findings }) => t('visits.findingCount', { count: findings }),
        },
      ]}
    />
  )
}
