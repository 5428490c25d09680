import { useQuery } from '@tanstack/react-query'
import type { Account } from '@zhanwang/domain-identity/account'
import type { Session } from '@zhanwang/domain-identity/session'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { Mark } from '../feedback/mark.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { EndSessionsDialog } from './end-sessions-dialog.tsx'

/** Where an account is signed in; who keeps accounts can end all of it at once. */
export function AccountSessionsPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const [ending, setEnding] = useState(false)
  const sessions = useQuery(trpc.identity.accounts.sessions.queryOptions({ id: account.id }))
  const rows = sessions.data?.rows ?? []
  return (
    <section className="panel stack">
      <div className="row">
        <h2>{t('own.sessions')}</h2>
        {rows.length > 0 && holds('account.maintain') ? (
          <Button danger onClick={() => setEnding(true)}>
            {t('accounts.endSessions')}
          </Button>
        ) : null}
      </div>
      {sessions.isError ? <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {sessions.isPending ? <PageLoading /> : null}
      {sessions.isSuccess && rows.length === 0 ? <EmptyState text={t('accounts.noSessions')} /> : null}
      {rows.length > 0 ? (
        <AdaptiveTable<Session>
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'signedIn',
              title: t('own.signedInAt'),
              render: (row) => (
                <>
                  {instantText(row.signedInAt)} {row.current ? <Mark tone="green">{t('own.thisSession')}</Mark> : null}
                </>
              ),
            },
            { key: 'used', title: t('own.lastUsedAt'), render: (row) => instantText(row.lastUsedAt) },
            { key: 'address', title: t('own.address'), render: (row) => row.address },
            { key: 'agent', title: t('own.userAgent'), className: 'wrapped', render: (row) => row.userAgent },
          ]}
        />
      ) : null}
      {ending ? <EndSessionsDialog account={account} onClose={() => setEnding(false)} /> : null}
    </section>
  )
}
