import { useInfiniteQuery } from '@tanstack/react-query'
import { SIGN_IN_OUTCOMES, type SignIn } from '@zhanwang/domain-identity/session'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

const PAGE = 10

/** My sign-ins, newest first: what I don't know was somebody else. */
export function SignInHistory() {
  const { t } = useTranslation()
  const label = useLabel()
  const history = useInfiniteQuery({
    queryKey: [...trpc.identity.me.signIns.queryKey(), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.identity.me.signIns.query({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  return (
    <section className="panel stack">
      <h2>{t('own.signIns')}</h2>
      {history.error ? <ProblemAlert error={history.error} onRetry={() => void history.refetch()} /> : null}
      <AdaptiveTable<SignIn>
        rowKey={({ id }) => id}
        loading={history.isPending}
        rows={history.data?.pages.flatMap(({ rows }) => rows) ?? []}
        columns={[
          { key: 'at', title: t('own.at'), render: ({ at }) => instantText(at) },
          { key: 'outcome', title: t('own.outcome'), render: ({ outcome }) => label(SIGN_IN_OUTCOMES[outcome]) },
          { key: 'address', title: t('own.address'), render: ({ address }) => address },
          { key: 'agent', title: t('own.userAgent'), render: ({ userAgent }) => userAgent, className: 'wrapped' },
        ]}
      />
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
