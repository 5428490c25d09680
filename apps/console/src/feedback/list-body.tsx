import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'
import { PageLoading } from './page-loading.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface Props {
  readonly list: {
    readonly isError: boolean
    readonly isPending: boolean
    readonly error: unknown
    readonly refetch: () => Promise<unknown>
  }
  /** How many rows there are to show. */
  readonly count: number
  /** What is said where there is none. */
  readonly empty: string
  /** Drops the filters, offered where they may be why there is none. */
  readonly onClear?: () => void
  readonly children: ReactNode
}

/** The rows of a list, or in their place why there are none: not here yet, a problem, or nothing to show. */
export function ListBody({ list, count, empty, onClear, children }: Props) {
  const { t } = useTranslation()
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
  if (list.isPending) return <PageLoading />
  if (count > 0) return children
  const clear = onClear ? <Button onClick={onClear}>{t('filters.clear')}</Button> : null
  return (
    <div className="panel">
      <EmptyState text={empty} action={clear} />
    </div>
  )
}
