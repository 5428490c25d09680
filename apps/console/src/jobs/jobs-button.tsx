import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnderWay, useJobs } from './use-jobs.ts'

const JobsDrawer = lazy(() => import('./jobs-drawer.tsx').then((file) => ({ default: file.JobsDrawer })))

/** In the header: how many of the reader's jobs are under way, and the way to all of them. */
export function JobsButton() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { has, jobs } = useJobs()
  if (!has) return null
  const running = jobs.filter(isUnderWay).length
  return (
    <>
      <button type="button" className="header-button" onClick={() => setOpen(true)}>
        <span aria-hidden="true">⇩</span> <span className="jobs-word">{t('jobs.short')}</span>
        {running > 0 ? (
          <span className="jobs-badge numbers">
            {running}
            <span className="visually-hidden"> {t('jobs.underWay')}</span>
          </span>
        ) : null}
      </button>
      {open ? (
        <Suspense>
          <JobsDrawer onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
