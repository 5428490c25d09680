import { Link } from '@tanstack/react-router'
import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import '../stations/stations.css'

interface Props {
  readonly accounts: readonly Account[]
  readonly marked: number
}

export function AccountTable({ accounts, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const columns: TableColumnsType<Account> = [
    {
      key: 'username',
      title: t('signIn.username'),
      render: (_, account) => (
        <Link to="/accounts/$id" params={{ id: account.id }}>
          {account.username}
        </Link>
      ),
    },
    { key: 'name', title: t('accounts.name'), dataIndex: 'name' },
    {
      key: 'division',
      title: t('accounts.division'),
      render: (_, account) => account.divisionName ?? t('accounts.everywhere'),
    },
    {
      key: 'grants',
      title: t('accounts.grants'),
      render: (_, account) =>
        account.grants.length === 0
          ? t('common.none')
          : account.grants.map((grant) => (
              <Mark
                key={grant.id}
              >{`${label(ROLES[grant.role])} · ${grant.divisionName ?? t('accounts.everywhere')}`}</Mark>
            )),
    },
    {
      key: 'status',
      title: t('station.status'),
      render: (_, { status }) => (
        <Mark tone={status === 'active' ? 'green' : 'plain'}>{t(`accounts.statuses.${status}`)}</Mark>
      ),
    },
    {
      key: 'lastSignInAt',
      title: t('accounts.lastSignIn'),
      className: 'numbers',
      render: (_, { lastSignInAt }) => (lastSignInAt ? instantText(lastSignInAt) : t('accounts.never')),
    },
  ]
  return (
    <DataTable<Account>
      rowKey="id"
      columns={columns}
      dataSource={accounts}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
    />
  )
}
