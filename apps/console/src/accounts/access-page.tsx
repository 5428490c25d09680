import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { WhoMay } from '@zhanwang/domain-identity/access'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { ListBody } from '../feedback/list-body.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useLabel } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import type { AccessSearch } from './access-search.ts'
import { PermissionName, usePermissionOptions } from './permission-name.tsx'

/** 谁能看到此地: whose grants reach a division, given there or above it. */
export function AccessPage() {
  const { t } = useTranslation()
  const label = useLabel()
  const options = usePermissionOptions()
  const { permission, cursor, limit } = useSearch({ from: '/shell/access' })
  const navigate = useNavigate({ from: '/access' })
  const division = useCurrentDivision()
  const list = useQuery(
    trpc.identity.access.toDivision.queryOptions(
      division
        ? {
            division: division.code,
            limit: limit ?? DEFAULT_PAGE_SIZE,
            ...(permission ? { permission } : {}),
            ...(cursor ? { cursor } : {}),
          }
        : skipToken,
      { placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<AccessSearch> & { division?: string }) =>
    void navigate({ search: (before) => ({ ...before, cursor: undefined, ...changed }), replace: true })
  return (
    <>
      <PageHeading title={t('access.title')} note={t('access.note')} />
      <search className="row" aria-label={t('filters.title')}>
        <div className="wide-filter">
          <DivisionSelect
            label={t('accounts.division')}
            value={division?.code ?? null}
            onChange={(code) => change(code ? { division: code } : {})}
          />
        </div>
        <Select
          allowClear
          className="wide-filter"
          aria-label={t('own.permission')}
          placeholder={t('access.anyPermission')}
          value={permission ?? null}
          options={options}
          onChange={(chosen) => change({ permission: chosen ?? undefined })}
        />
      </search>
      <ListBody list={list} count={rows.length} empty={t('access.empty')}>
        <AdaptiveTable<WhoMay>
          rows={rows}
          rowKey={(row) => `${row.accountId} ${row.role} ${row.grantDivision}`}
          columns={[
            {
              key: 'account',
              title: t('access.who'),
              render: (row) => (
                <Link to="/accounts/$id" params={{ id: row.accountId }}>
                  {row.name} {row.username}
                </Link>
              ),
            },
            { key: 'role', title: t('accounts.role'), render: (row) => label(ROLES[row.role]) },
            {
              key: 'grant',
              title: t('access.grantedOver'),
              render: (row) =>
                row.grantDivision ? `${row.grantDivisionName ?? ''} ${row.grantDivision}` : t('accounts.everywhere'),
            },
            {
              key: 'permissions',
              title: t('access.may'),
              className: 'wrapped',
              render: (row) =>
                row.permissions.map((each) => (
                  <Mark key={each} tone={each === permission ? 'blue' : 'plain'}>
                    <PermissionName permission={each} />
                  </Mark>
                )),
            },
          ]}
        />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
