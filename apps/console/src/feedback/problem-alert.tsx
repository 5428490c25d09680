import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { adviceFor } from './advice.ts'

interface Props {
  readonly error: unknown
  readonly onRetry?: () => void
  /** Offered for `stale` instead of a retry: fetches what is there now and leaves the draft alone. */
  readonly onReload?: () => void
}

/** Says what went wrong in the reader's language, what to do about it, and the number to report where there is one. */
export function ProblemAlert({ error, onRetry, onReload }: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise here, which React would take for a clean-up.
    if (error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  const problem = problemOf(error)
  const stale = problem.code === 'stale'
  const again = stale ? onReload : onRetry
  const reportable = problem.code === 'internal' || problem.code === 'unexpected'
  const advice = adviceFor(problem)
  return (
    <div ref={place}>
      <Alert
        type={stale ? 'warning' : 'error'}
        showIcon
        role="alert"
        title={problem.text ?? t(problem.code === 'offline' ? 'problem.offline' : 'problem.unexpected')}
        description={
          <>
            {advice ? <div>{t(advice)}</div> : null}
            {problem.issues.map((issue) => (
              <div key={`${issue.path.join('.')} ${issue.message}`}>
                {issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}
                {issue.message}
              </div>
            ))}
            {reportable && problem.correlationId ? (
              <div>
                {t('problem.report')} <code>{problem.correlationId}</code>
              </div>
            ) : null}
          </>
        }
        action={again ? <Button onClick={again}>{t(stale ? 'problem.reload' : 'problem.retry')}</Button> : undefined}
      />
    </div>
  )
}
