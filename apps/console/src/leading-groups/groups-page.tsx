import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { GroupLevel } from '@zhanwang/domain-station-registry/leading-group'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { GroupFilters } from './group-filters.tsx'
import { GroupList } from './group-list.tsx'
import type { GroupSearch } from './group-search.ts'

/** 领导小组: those of the chosen division and below, by place. */
export function GroupsPage() {
  const { t } = useTranslation()
  const { division: _shared, cursor, limit, ...search } = useSearch({ from: '/shell/leading-groups' })
  const { levels: level, ...others } = knownFilters(search, { levels: GroupLevel })
  const filters = { ...others, level }
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/leading-groups' })
  const holds = useHolds()
  const narrow = useNarrow()
  const searchBox = useRef<InputRef>(null)
  const list = useQuery(
    trpc.registry.leadingGroups.list.queryOptions(
      division ? { ...filters, division: division.code, cursor, limit: limit ?? DEFAULT_PAGE_SIZE } : skipToken,
      { placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<GroupSearch>) =>
    void navigate({
      to: '/leading-groups',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
    })
  const clear = () => void navigate({ to: '/leading-groups', search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/leading-groups/$id', params: { id } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const groupExport = (code: string): ListExport => ({
    title: t('leadingGroups.title'),
    context: 'station-registry',
    list: 'leadingGroups',
    send: (choice, send) =>
      client.registry.leadingGroups.export.mutate({ ...filters, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('leadingGroups.title')}
        note={narrow ? undefined : t('leadingGroups.note', { name: division?.name ?? '' })}
        actions={
          <>
            {division ? <ExportButton list={groupExport(division.code)} permission="group.export" /> : null}
            {holds('group.maintain') ? (
              <Link to="/leading-groups/new">
                <Button type="primary" tabIndex={-1}>
                  {t('leadingGroups.found')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <GroupFilters search={search} onChange={change} onClear={clear} searchBox={searchBox} />
      <ListBody list={list} count={rows.length} empty={t('leadingGroups.empty')} onClear={clear}>
        <GroupList groups={rows} loading={list.isFetching && list.isPlaceholderData} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
