import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { OrganizationList as ListName, OrganizationKind } from '@zhanwang/domain-station-registry/organization'
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
import { ViewSwitch } from '../forms/view-switch.tsx'
import { useCurrentDivision } from '../shell/current-division.ts'
import { OrganizationFilters } from './organization-filters.tsx'
import { OrganizationList } from './organization-list.tsx'
import { Kept, type OrganizationSearch } from './organization-search.ts'

/**
 * 单位名录. Whoever works with the network reads all of it, whichever division they look at, for an agency runs stations far
 * from where its record is kept; those of the chosen division alone are a choice.
 */
export function OrganizationsPage() {
  const { t } = useTranslation()
  const { division: _shared, kept = 'all', cursor, limit, ...search } = useSearch({ from: '/shell/organizations' })
  const filters = knownFilters(search, { kind: OrganizationKind, listed: ListName })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/organizations' })
  const holds = useHolds()
  const narrow = useNarrow()
  const searchBox = useRef<InputRef>(null)
  const place = kept === 'all' ? {} : division ? { division: division.code } : undefined
  const page = { cursor, limit: limit ?? DEFAULT_PAGE_SIZE }
  const list = useQuery(
    trpc.registry.organizations.list.queryOptions(place ? { ...filters, ...place, ...page } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<OrganizationSearch>) =>
    void navigate({
      to: '/organizations',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
    })
  const clear = () =>
    void navigate({ to: '/organizations', search: (before) => ({ division: before.division, kept: before.kept }) })
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/organizations/$id', params: { id } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const organizationExport: ListExport = {
    title: t('organizations.title'),
    context: 'station-registry',
    list: 'organizations',
    send: (choice, send) => client.registry.organizations.export.mutate({ ...filters, ...place, ...choice }, send),
  }
  return (
    <>
      <PageHeading
        title={t('organizations.title')}
        note={narrow ? undefined : t(`organizations.notes.${kept}`, { name: division?.name ?? '' })}
        actions={
          <>
            {place ? <ExportButton list={organizationExport} permission="organization.export" /> : null}
            {holds('organization.maintain') ? (
              <Link to="/organizations/new">
                <Button type="primary" tabIndex={-1}>
                  {t('organizations.register')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <ViewSwitch
        label={t('organizations.kept')}
        current={kept}
        views={Kept.options.map((key) => ({
          key,
          label: t(`organizations.keptBy.${key}`, { name: division?.name ?? '' }),
        }))}
        onChange={(key) => change({ kept: key === 'all' ? undefined : key })}
      />
      <OrganizationFilters search={filters} onChange={change} onClear={clear} searchBox={searchBox} />
      <ListBody list={list} count={rows.length} empty={t('organizations.empty')} onClear={clear}>
        <OrganizationList organizations={rows} loading={list.isFetching && list.isPlaceholderData} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
