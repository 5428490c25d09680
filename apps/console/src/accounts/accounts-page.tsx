import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import { Button, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
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
import { useOptions } from '../locales/use-label.ts'
import type { AccountSearch } from './account-search.ts'
import { AccountTable } from './account-table.tsx'
import { CreateAccountDialog } from './create-account-dialog.tsx'

/** Accounts in the reader's scope; `?division=` narrows the list only when the address names one. */
export function AccountsPage() {
  const { t } = useTranslation()
  const search = knownFilters(useSearch({ from: '/shell/accounts' }), { role: Role })
  const navigate = useNavigate({ from: '/accounts' })
  const holds = useHolds()
  const options = useOptions()
  const [creating, setCreating] = useState(false)
  const searchBox = useRef<InputRef>(null)
  const list = useQuery(
    trpc.identity.accounts.list.queryOptions(
      { ...search, limit: search.limit ?? DEFAULT_PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(search.cursor, list.data?.next)
  const change = (changed: Partial<AccountSearch>) =>
    void navigate({
      to: '/accounts',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
    })
  const clear = () => void navigate({ search: (before) => ({ division: before.division }) })
  const marked = useListKeys({
    count: rows.length,
    search: searchBox,
    onOpen: (index) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/accounts/$id', params: { id } })
    },
  })
  const { cursor: _cursor, limit: _limit, ...filters } = search
  const exported: ListExport = {
    title: t('accounts.title'),
    context: 'identity',
    list: 'accounts',
    send: (choice, send) => client.identity.accounts.export.mutate({ ...filters, ...choice }, send),
  }
  return (
    <>
      <PageHeading
        title={t('accounts.title')}
        actions={
          <>
            <ExportButton list={exported} permission="account.export" />
            {holds('account.maintain') ? (
              <Button type="primary" onClick={() => setCreating(true)}>
                {t('accounts.create')}
              </Button>
            ) : null}
          </>
        }
      />
      <FilterBar
        text={{
          value: search.text,
          label: t('accounts.search'),
          hint: t('accounts.searchHint'),
          onSearch: (text) => change({ text }),
          box: searchBox,
        }}
        onClear={clear}
      >
        <OneFilter
          label={t('accounts.role')}
          value={search.role}
          options={options(ROLES)}
          onChange={(role) => change({ role })}
        />
        <OneFilter
          label={t('station.status')}
          value={search.status}
          options={(['active', 'disabled'] as const).map((value) => ({
            value,
            label: t(`accounts.statuses.${value}`),
          }))}
          onChange={(status) => change({ status })}
        />
      </FilterBar>
      <ListBody list={list} count={rows.length} empty={t('accounts.empty')}>
        <AccountTable accounts={rows} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={search.limit} onSize={(limit) => change({ limit })} />
      {creating ? <CreateAccountDialog onClose={() => setCreating(false)} /> : null}
    </>
  )
}
