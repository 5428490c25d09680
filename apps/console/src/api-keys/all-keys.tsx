import { useInfiniteQuery } from '@tanstack/react-query'
import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { KeyTable } from './key-table.tsx'
import { RevokeKeyDialog } from './revoke-key-dialog.tsx'

const PAGE = 50

/** The keys of all accounts in the reader's scope, or of one, newest first; older ones on demand. */
export function AllKeys({ accountId }: { readonly accountId?: Uuid }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const [revoking, setRevoking] = useState<ApiKey>()
  const list = useInfiniteQuery(
    trpc.identity.apiKeys.list.infiniteQueryOptions(
      { limit: PAGE, ...(accountId ? { accountId } : {}) },
      { getNextPageParam: ({ next }) => next },
    ),
  )
  const keys = list.data?.pages.flatMap(({ rows }) => rows) ?? []
  return (
    <>
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <PageLoading /> : null}
      {list.isSuccess && keys.length === 0 ? <EmptyState text={t('keys.empty')} /> : null}
      {keys.length > 0 ? (
        <KeyTable
          keys={keys}
          withHolder={accountId === undefined}
          onRevoke={holds('grant.maintain') ? setRevoking : undefined}
        />
      ) : null}
      {list.hasNextPage ? (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('keys.older')}
          </Button>
        </div>
      ) : null}
      {revoking ? <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </>
  )
}
