import { useInfiniteQuery } from '@tanstack/react-query'
import type { Account } from '@zhanwang/domain-identity/account'
import { SIGN_IN_OUTCOMES, type SignIn, type SignInOutcome } from '@zhanwang/domain-identity/session'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

const PAGE = 20

const TONES: Record<SignInOutcome, Tone> = {
  'signed-in': 'green',
  'signed-out': 'plain',
  'wrong-password': 'red',
  'wrong-second-factor': 'red',
  'recovery-code-used': 'amber',
  locked: 'red',
  disabled: 'amber',
}

/** An account's sign-ins, newest first; older ones on demand. */
export function AccountSignInsPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const label = useLabel()
  const history = useInfiniteQuery(
    trpc.identity.accounts.signIns.infiniteQueryOptions(
      { id: account.id, limit: PAGE },
      { getNextPageParam: ({ next }) => next },
    ),
  )
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="panel stack">
      <h2>{t('own.signIns')}</h2>
      {history.isError ? <ProblemAlert error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <PageLoading /> : null}
      {history.isSuccess && rows.length === 0 ? <EmptyState text={t('accounts.noSignIns')} /> : null}
      {rows.length > 0 ? (
        <AdaptiveTable<SignIn>
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'outcome',
              title: t('own.outcome'),
              render: (row) => <Mark tone={TONES[row.outcome]}>{label(SIGN_IN_OUTCOMES[row.outcome])}</Mark>,
            },
            { key: 'at', title: t('own.at'), className: 'numbers', render: (row) => instantText(row.at) },
            { key: 'address', title: t('own.address'), render: (row) => row.address },
            { key: 'agent', title: t('own.userAgent'), className: 'wrapped', render: (row) => row.userAgent },
          ]}
        />
      ) : null}
      {history.hasNextPage ? (
        <div>
          <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('own.older')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
