import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Descriptions } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { trpc } from '../api/trpc.ts'
import { Mark } from '../feedback/mark.tsx'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { AccountActions } from './account-actions.tsx'
import { AccountParts } from './account-parts.tsx'

/** One account: who it is, whether it may sign in, and its roles over divisions. */
export function AccountPage() {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const { id } = useParams({ from: '/shell/accounts/$id' })
  const found = useQuery(trpc.identity.accounts.get.queryOptions({ id }))
  if (found.isPending) return <PageLoading />
  if (found.isError) {
    const known = ['not-found', 'invalid-input'].includes(problemOf(found.error).code)
    return known ? <NotFoundPage /> : <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  }
  const { account, openTodos } = found.data
  return (
    <>
      <nav aria-label={t('divisions.path')}>
        <Link to="/accounts">{t('accounts.title')}</Link>
      </nav>
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
        <Descriptions
          bordered
          styles={{ label: { whiteSpace: 'nowrap' } }}
          size="small"
          column={narrow ? 1 : 2}
          items={[
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
