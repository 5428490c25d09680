import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AccessRow } from '@zhanwang/domain-identity/access'
import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES, type Role } from '@zhanwang/domain-identity/roles'
import { Alert, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { useLabel } from '../locales/use-label.ts'
import { offeredRoles } from './offered-roles.ts'
import { PermissionName } from './permission-name.tsx'

/** 能看到什么: what an account's roles add up to, and what one more would add. */
export function AccessPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const label = useLabel()
  const [role, setRole] = useState<Role>()
  const [division, setDivision] = useState<string | null>(account.division)
  const found = useQuery(
    trpc.identity.access.ofAccount.queryOptions(
      { accountId: account.id, ...(role ? { role, ...(division ? { division } : {}) } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  // What would come first: it is what was asked for.
  const rows = found.data?.rows.toSorted((a, b) => Number(b.wouldBeNew) - Number(a.wouldBeNew)) ?? []
  return (
    <section className="panel stack">
      <h2>{t('accounts.views.access')}</h2>
      <fieldset className="field-list what-if">
        <legend>{t('access.whatIf')}</legend>
        <div className="row">
          <Select<Role>
            allowClear
            className="what-if-role"
            aria-label={t('accounts.role')}
            placeholder={t('accounts.role')}
            value={role ?? null}
            options={offeredRoles(account).map((value) => ({ value, label: label(ROLES[value]) }))}
            onChange={(chosen) => setRole(chosen ?? undefined)}
          />
          <div className="what-if-division">
            <DivisionSelect
              allowClear
              label={t('accounts.scope')}
              placeholder={t('accounts.everywhere')}
              value={division}
              onChange={setDivision}
            />
          </div>
        </div>
      </fieldset>
      {found.isError ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <PageLoading /> : null}
      {found.data && !found.data.acts ? <Alert type="warning" showIcon title={t('access.rests')} /> : null}
      {found.isSuccess && role && !found.isFetching && !rows.some((row) => row.wouldBeNew) ? (
        <Alert type="info" showIcon title={t('access.nothingNew')} />
      ) : null}
      {found.isSuccess && rows.length === 0 ? <EmptyState text={t('access.none')} /> : null}
      {rows.length > 0 && !found.isError ? (
        <AdaptiveTable<AccessRow>
          rows={rows}
          rowKey={(row) => `${row.permission} ${row.division} ${row.wouldBeNew}`}
          columns={[
            {
              key: 'permission',
              title: t('own.permission'),
              render: (row) => (
                <>
                  <PermissionName permission={row.permission} />{' '}
                  {row.wouldBeNew ? <Mark tone="green">{t('access.wouldBeNew')}</Mark> : null}
                </>
              ),
            },
            {
              key: 'division',
              title: t('accounts.scope'),
              render: (row) => (row.division ? `${row.divisionName ?? ''} ${row.division}` : t('accounts.everywhere')),
            },
            {
              key: 'roles',
              title: t('access.fromRoles'),
              render: (row) => row.roles.map((each) => <Mark key={each}>{label(ROLES[each])}</Mark>),
            },
          ]}
        />
      ) : null}
    </section>
  )
}
