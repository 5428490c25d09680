import { problemOf } from '../api/problem.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PageLoading } from './page-loading.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface Props {
  /** The query of what the page shows, without its data yet. */
  readonly of: {
    readonly isPending: boolean
    readonly error: unknown
    readonly refetch: () => Promise<unknown>
  }
}

/** Stands in a page's place until what it shows is there. An address that can be nobody's is not found either. */
export function PageStandIn({ of: { isPending, error, refetch } }: Props) {
  if (isPending) return <PageLoading />
  if (['not-found', 'invalid-input'].includes(problemOf(error).code)) return <NotFoundPage />
  return <ProblemAlert error={error} onRetry={() => void refetch()} />
}
