import { useQuery } from '@tanstack/react-query'

import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { DataTable } from '../feedback/data-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { PermissionName } from './permission-name.tsx'

export function RolesPage() {
  const { t } = useTranslation()
  const label = useLabel()
  const list = useQuery(trpc.identity.roles.list.queryOptions({}))
  return (
    <>
      <PageHeading title={t('roles.title')} note={t('roles.note')} />
      {list.isPending ? <PageLoading /> : null}
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data ? (
        <DataTable
          rowKey="role"
          dataSource={list.data.rows}
          columns={[
            { key: 'role', title: t('accounts.role'), render: (_, role) => label(role) },
            { key: 'code', title: t('roles.code'), dataIndex: 'role' },
            { key: 'group', title: t('roles.group'), dataIndex: 'group' },
            {
              key: 'permissions',
              title: t('roles.permissions'),
              render: (_, role) =>
                role.permissions.map((permission) => (
                  <Mark key={permission}>
                    <PermissionName permission={permission} />
                  </Mark>
                )),
            },
          ]}
        />
      ) : null}
    </>
  )
}
