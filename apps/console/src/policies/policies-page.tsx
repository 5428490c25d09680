import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PolicyKind, PolicyState } from '@zhanwang/domain-station-registry/policy'
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
import { PolicyFilters } from './policy-filters.tsx'
import { PolicyList } from './policy-list.tsx'
import type { PolicySearch } from './policy-search.ts'

/** 政策文件: what binds the chosen division, and what was laid down for the divisions below it. */
export function PoliciesPage() {
  const { t } = useTranslation()
  const { division: _shared, cursor, limit, ...filters } = useSearch({ from: '/shell/policies' })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/policies' })
  const holds = useHolds()
  const narrow = useNarrow()
  const searchBox = useRef<InputRef>(null)
  const { trial, ...known } = knownFilters(filters, { kind: PolicyKind, state: PolicyState })
  const wanted = { ...known, ...(trial ? { trial: trial === 'yes' } : {}) }
  const list = useQuery(
    trpc.registry.policies.list.queryOptions(
      division ? { ...wanted, division: division.code, cursor, limit: limit ?? DEFAULT_PAGE_SIZE } : skipToken,
      { placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<PolicySearch>) =>
    void navigate({
      to: '/policies',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
    })
  const clear = () => void navigate({ to: '/policies', search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/policies/$id', params: { id } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const policyExport = (code: string): ListExport => ({
    title: t('policies.title'),
    context: 'station-registry',
    list: 'policies',
    send: (choice, send) => client.registry.policies.export.mutate({ ...wanted, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('policies.title')}
        note={narrow ? undefined : t('policies.note', { name: division?.name ?? '' })}
        actions={
          <>
            {division ? <ExportButton list={policyExport(division.code)} permission="policy.export" /> : null}
            {holds('policy.maintain') ? (
              <Link to="/policies/new">
                <Button type="primary" tabIndex={-1}>
                  {t('policies.record')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <PolicyFilters search={filters} onChange={change} onClear={clear} searchBox={searchBox} />
      <ListBody list={list} count={rows.length} empty={t('policies.empty')} onClear={clear}>
        <PolicyList policies={rows} loading={list.isFetching && list.isPlaceholderData} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
