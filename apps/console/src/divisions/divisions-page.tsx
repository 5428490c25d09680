import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { DivisionTrail } from '../coverage/division-trail.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { OneFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import type { DivisionListSearch } from './division-search.ts'
import { DivisionTable } from './division-table.tsx'

/** What lies below the current division: its children, or, with a search, everything under it. */
export function DivisionsPage() {
  const { t } = useTranslation()
  const { text, level, cursor, limit } = knownFilters(useSearch({ from: '/shell/divisions' }), { level: DivisionLevel })
  const current = useCurrentDivision()
  const navigate = useNavigate()
  const holds = useHolds()
  const searchBox = useRef<InputRef>(null)
  const deep = text !== undefined || level !== undefined
  const input = current
    ? {
        parent: current.code,
        deep,
        limit: limit ?? DEFAULT_PAGE_SIZE,
        ...(text ? { text } : {}),
        ...(level ? { level } : {}),
        ...(cursor ? { cursor } : {}),
      }
    : skipToken
  const list = useQuery(trpc.registry.divisions.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<DivisionListSearch> & { division?: string }) =>
    void navigate({ to: '/divisions', search: (before) => ({ ...before, cursor: undefined, ...changed }) })
  const marked = useListKeys({
    count: rows.length,
    search: searchBox,
    onOpen: (index) => {
      const code = rows[index]?.code
      if (code) void navigate({ to: '/divisions/$code', params: { code } })
    },
  })
  const exported = (parent: string): ListExport => ({
    title: t('divisions.title'),
    context: 'station-registry',
    list: 'divisions',
    send: (choice, send) => {
      const filters = { parent, deep, ...(text ? { text } : {}), ...(level ? { level } : {}) }
      return client.registry.divisions.export.mutate({ ...filters, ...choice }, send)
    },
  })
  return (
    <>
      <PageHeading
        title={t('divisions.title')}
        note={current ? <DivisionTrail code={current.code} onChoose={(division) => change({ division })} /> : null}
        actions={
          current ? (
            <>
              <Link to="/divisions/$code" params={{ code: current.code }}>
                {t('divisions.openCurrent', { name: current.name })}
              </Link>
              {holds('division.maintain') ? <Link to="/divisions/edition">{t('editions.title')}</Link> : null}
              <ExportButton list={exported(current.code)} permission="division.export" />
            </>
          ) : null
        }
      />
      <FilterBar
        text={{
          value: text,
          label: t('divisions.search'),
          hint: t('divisions.searchHint'),
          onSearch: (typed) => change({ text: typed }),
          box: searchBox,
        }}
        onClear={() => change({ text: undefined, level: undefined })}
      >
        <OneFilter
          label={t('divisions.level')}
          value={level}
          options={DivisionLevel.options.map((value) => ({ value, label: t(`divisions.levels.${value}`) }))}
          onChange={(chosen) => change({ level: chosen })}
        />
      </FilterBar>
      <ListBody list={list} count={rows.length} empty={t('divisions.none')}>
        <DivisionTable
          rows={rows}
          marked={marked}
          onEnter={(division) => change({ division, text: undefined, level: undefined })}
        />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
