import { Link } from '@tanstack/react-router'
import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
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
  return (
    <AdaptiveTable<Account>
      rows={accounts}
      rowKey={({ id }) => id}
      marked={marked}
      columns={[
        {
          key: 'username',
          title: t('signIn.username'),
          render: (account) => (
            <Link to="/accounts/$id" params={{ id: account.id }}>
              {account.username}
            </Link>
          ),
        },
        { key: 'name', title: t('accounts.name'), render: ({ name }) => name },
        {
          key: 'division',
          title: t('accounts.division'),
          render: (account) => account.divisionName ?? t('accounts.everywhere'),
        },
        {
          key: 'grants',
          title: t('accounts.grants'),
          className: 'wrapped',
          render: (account) =>
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
          render: ({ status, awaitingConfirmation }) => (
            <>
              <Mark tone={status === 'active' ? 'green' : 'plain'}>{t(`accounts.statuses.${status}`)}</Mark>
              {awaitingConfirmation ? <Mark tone="amber">{t('accounts.awaiting')}</Mark> : null}
            </>
          ),
        },
        {
          key: 'secondFactor',
          title: t('accounts.factor'),
          render: ({ secondFactor }) => t(secondFactor ? 'own.factorSet' : 'own.factorNotSet'),
        },
        {
          key: 'lastSignInAt',
          title: t('accounts.lastSignIn'),
          className: 'numbers',
          render: ({ lastSignInAt }) => (lastSignInAt ? instantText(lastSignInAt) : t('accounts.never')),
        },
      ]}
    />
  )
}
