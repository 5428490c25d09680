import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Button, Input, type InputRef, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
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
  const search = useSearch({ from: '/shell/accounts' })
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
      <search className="row">
        <Input.Search
          ref={searchBox}
          key={search.text ?? ''}
          defaultValue={search.text}
          allowClear
          maxLength={60}
          style={{ maxWidth: 320 }}
          aria-label={t('accounts.search')}
          placeholder={t('accounts.searchHint')}
          onSearch={(text) => change({ text: text.trim() || undefined })}
        />
        <Select
          allowClear
          style={{ width: 190 }}
          aria-label={t('accounts.role')}
          placeholder={t('accounts.role')}
          value={search.role ?? null}
          options={options(ROLES)}
          onChange={(role) => change({ role: role ?? undefined })}
        />
        <Select
          allowClear
          style={{ width: 130 }}
          aria-label={t('station.status')}
          placeholder={t('station.status')}
          value={search.status ?? null}
          options={(['active', 'disabled'] as const).map((value) => ({
            value,
            label: t(`accounts.statuses.${value}`),
          }))}
          onChange={(status) => change({ status: status ?? undefined })}
        />
      </search>
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && !list.isError ? <PageLoading /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <div className="panel">
          <EmptyState text={t('accounts.empty')} />
        </div>
      ) : null}
      {rows.length > 0 && !list.isError ? <AccountTable accounts={rows} marked={marked} /> : null}
      <Pager turner={turner} size={search.limit} onSize={(limit) => change({ limit })} />
      {creating ? <CreateAccountDialog onClose={() => setCreating(false)} /> : null}
    </>
  )
}
