import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { FactTable } from '../feedback/fact-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { instantText } from '../forms/instant-text.ts'
import { AccountActions } from './account-actions.tsx'
import { AccountParts } from './account-parts.tsx'

/** One account: who it is, whether it may sign in, and its roles over divisions. */
export function AccountPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/accounts/$id' })
  const found = useQuery(trpc.identity.accounts.get.queryOptions({ id }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { account, openTodos } = found.data
  return (
    <>
      <PageTrail>
        <Link to="/accounts">{t('accounts.title')}</Link>
      </PageTrail>
      <PageHeading
        title={account.name}
        note={
          <span className="row">
            {account.username}
            <Mark tone={account.status === 'active' ? 'green' : 'plain'}>
              {t(`accounts.statuses.${account.status}`)}
            </Mark>
            {account.awaitingConfirmation ? <Mark tone="amber">{t('accounts.awaiting')}</Mark> : null}
          </span>
        }
        actions={<AccountActions account={account} />}
      />
      <section className="panel">
        <FactTable
          facts={[
            {
              key: 'division',
              label: t('accounts.division'),
              children: account.divisionName ?? t('accounts.everywhere'),
            },
            {
              key: 'must',
              label: t('accounts.mustChange'),
              children: t(account.mustChangePassword ? 'common.yes' : 'common.no'),
            },
            {
              key: 'factor',
              label: t('accounts.factor'),
              children: t(account.secondFactor ? 'own.factorSet' : 'own.factorNotSet'),
            },
            ...(openTodos > 0
              ? [
                  {
                    key: 'todos',
                    label: t('accounts.openTodos'),
                    children: t(account.status === 'active' ? 'accounts.openTodosOf' : 'accounts.openTodosIdle', {
                      count: openTodos,
                    }),
                  },
                ]
              : []),
            ...(account.signInLockedUntil
              ? [
                  {
                    key: 'locked',
                    label: t('accounts.lockedUntil'),
                    children: instantText(account.signInLockedUntil),
                  },
                ]
              : []),
            { key: 'created', label: t('accounts.createdAt'), children: instantText(account.createdAt) },
            {
              key: 'last',
              label: t('accounts.lastSignIn'),
              children: account.lastSignInAt ? instantText(account.lastSignInAt) : t('accounts.never'),
            },
          ]}
        />
      </section>
      <AccountParts account={account} />
    </>
  )
}
