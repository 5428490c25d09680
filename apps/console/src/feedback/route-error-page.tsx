import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { PageHeading } from './page-heading.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** What a reader sees when a page could not be shown: the reason, a number to report, and the way on. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
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
