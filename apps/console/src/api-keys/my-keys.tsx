import { useQuery } from '@tanstack/react-query'
import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { KeyTable } from './key-table.tsx'
import { RevokeKeyDialog } from './revoke-key-dialog.tsx'

/** The reader's own keys. */
export function MyKeys() {
  const { t } = useTranslation()
  const [revoking, setRevoking] = useState<ApiKey>()
  const list = useQuery(trpc.identity.apiKeys.mine.queryOptions({}))
  const keys = list.data?.rows ?? []
  return (
    <>
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <PageLoading /> : null}
      {list.isSuccess && keys.length === 0 ? (
        <div className="panel">
          <EmptyState text={t('keys.empty')} />
        </div>
      ) : null}
      {keys.length > 0 ? <KeyTable keys={keys} withHolder={false} onRevoke={setRevoking} /> : null}
      {revoking ? <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </>
  )
}
