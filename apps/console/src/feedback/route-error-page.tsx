import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { meOptions } from '../api/me.ts'
import { problemOf } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { PageHeading } from './page-heading.tsx'
import { PageLoading } from './page-loading.tsx'
import { ProblemAlert } from './problem-alert.tsx'

const OfflinePage = lazy(() => import('../offline/offline-page.tsx').then((file) => ({ default: file.OfflinePage })))

/** What a reader sees when a page could not be shown: the reason, a number to report, and the way on. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  // Behind the sign-in the frame stands around the page, with the photos that wait.
  const isFramed = queryClient.getQueryData(meOptions().queryKey) !== undefined
  if (problemOf(error).code === 'offline' && !isFramed) {
    return (
      <Suspense fallback={<PageLoading />}>
        <OfflinePage />
      </Suspense>
    )
  }
  return (
    <main className="panel stack">
      <PageHeading title={t('problem.title')} />
      <ProblemAlert error={error} onRetry={retry} />
      {problemOf(error).code === 'unexpected' ? (
        <p>
          {t('problem.fault')} <code>{String(error).slice(0, 300)}</code>
        </p>
      ) : null}
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </main>
  )
}
