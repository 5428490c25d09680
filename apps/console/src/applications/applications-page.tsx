import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { APPROVAL_STATUSES, ApprovalStatus } from '@zhanwang/domain-approval/approval'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ManyFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useOptions } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import type { ApplicationSearch } from './application-search.ts'
import { ApplicationTable } from './application-table.tsx'

/** 设站申请 of a division, newest first: what became of each. */
export function ApplicationsPage() {
  const { t } = useTranslation()
  const options = useOptions()
  const holds = useHolds()
  const { division: _shared, ...search } = useSearch({ from: '/shell/applications' })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/applications' })
  const searchBox = useRef<InputRef>(null)
  const { text, status, cursor, limit = DEFAULT_PAGE_SIZE } = knownFilters(search, { status: ApprovalStatus })
  const filters = { ...(text ? { text } : {}), ...(status ? { status } : {}) }
  const input = division ? { ...filters, limit, division: division.code, ...(cursor ? { cursor } : {}) } : skipToken
  const list = useQuery(trpc.registry.applications.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<ApplicationSearch>) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changed }), replace: true })
  const clear = () => void navigate({ search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/applications/$id', params: { id } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const exported = (code: string): ListExport => ({
    title: t('applications.title'),
    context: 'station-registry',
    list: 'applications',
    send: (choice, send) => client.registry.applications.export.mutate({ ...filters, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('applications.title')}
        note={t('applications.note', { name: division?.name ?? '' })}
        actions={
          <>
            {division ? <ExportButton list={exported(division.code)} permission="station.export" /> : null}
            {holds('station.apply') ? (
              <Link to="/applications/new">
                <Button type="primary" tabIndex={-1}>
                  {t('applications.apply')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <FilterBar
        text={{
          value: text,
          label: t('applications.search'),
          hint: t('applications.search'),
          onSearch: (typed) => change({ text: typed }),
          box: searchBox,
        }}
        onClear={clear}
      >
        <ManyFilter
          label={t('station.status')}
          value={status}
          options={options(APPROVAL_STATUSES)}
          onChange={(chosen) => change({ status: chosen })}
        />
      </FilterBar>
      <ListBody list={list} count={rows.length} empty={t('applications.empty')}>
        <ApplicationTable applications={rows} marked={marked} loading={list.isPlaceholderData} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
