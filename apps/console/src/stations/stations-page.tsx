import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { ColumnChoice } from './column-choice.tsx'
import { knownStationFilters } from './known-station-filters.ts'
import { StationCards } from './station-cards.tsx'
import { StationFilters } from './station-filters.tsx'
import type { StationSearch } from './station-search.ts'
import { StationTable } from './station-table.tsx'
import { useChosenColumns } from './use-chosen-columns.ts'

/** What the list shows as one place is several columns of the file. */
const PLACE_COLUMNS = ['county', 'township', 'village']

/** The stations and rooms of a division; the filters stand in the address and can be sent to a colleague. */
export function StationsPage() {
  const { t } = useTranslation()
  const { division: _shared, ...asked } = useSearch({ from: '/shell/stations' })
  const search = knownStationFilters(asked)
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/stations' })
  const holds = useHolds()
  const narrow = useNarrow()
  const [columns, setColumns] = useChosenColumns()
  const searchBox = useRef<InputRef>(null)

  const input = division ? { ...search, limit: search.limit ?? DEFAULT_PAGE_SIZE, division: division.code } : skipToken
  const list = useQuery(trpc.registry.stations.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(search.cursor, list.data?.next)

  const change = (changed: Partial<StationSearch>) =>
    void navigate({
      to: '/stations',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
    })
  const clear = () => void navigate({ to: '/stations', search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const code = rows[index]?.code
      if (code) void navigate({ to: '/stations/$code', params: { code } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const { cursor: _cursor, limit: _limit, ...filters } = search
  const stationExport = (code: string): ListExport => ({
    title: t('stations.title'),
    context: 'station-registry',
    list: 'stations',
    shown: ['name', ...columns.flatMap((column) => (column === 'division' ? PLACE_COLUMNS : [column]))],
    send: (choice, send) => client.registry.stations.export.mutate({ ...filters, division: code, ...choice }, send),
  })

  return (
    <>
      <PageHeading
        title={t('stations.title')}
        note={narrow ? division?.name : t('stations.note', { name: division?.name ?? '' })}
        actions={
          <>
            <Link to="/stations/map" search={filters}>
              {t('map.title')}
            </Link>
            {narrow ? null : <ColumnChoice chosen={columns} onChange={setColumns} />}
            {division ? <ExportButton list={stationExport(division.code)} permission="station.export" /> : null}
            {holds('station.apply') ? (
              <Link to={holds('station.supervise') ? '/stations/new' : '/applications/new'}>
                <Button type="primary" tabIndex={-1}>
                  {t(holds('station.supervise') ? 'founding.title' : 'applications.apply')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <StationFilters key={division?.code} search={search} onChange={change} onClear={clear} searchBox={searchBox} />
      <ListBody list={list} count={rows.length} empty={t('stations.empty')} onClear={clear}>
        <div aria-busy={list.isFetching}>
          {narrow ? (
            <StationCards stations={rows} />
          ) : (
            <StationTable stations={rows} columns={columns} marked={marked} />
          )}
        </div>
      </ListBody>
      <Pager turner={turner} size={search.limit} onSize={(limit) => change({ limit })} />
    </>
  )
}
