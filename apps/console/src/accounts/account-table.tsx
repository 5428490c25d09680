import { Link } from '@tanstack/react-router'
import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Table, type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
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
              <Tag
                key={grant.id}
              >{`${label(ROLES[grant.role])} · ${grant.divisionName ?? t('accounts.everywhere')}`}</Tag>
            )),
    },
    {
      key: 'status',
      title: t('station.status'),
      render: (_, { status }) => (
        <Tag color={status === 'active' ? 'green' : 'default'}>{t(`accounts.statuses.${status}`)}</Tag>
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
    <Table<Account>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={accounts}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
    />
  )
}
