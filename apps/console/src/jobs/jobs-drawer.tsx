import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { SideDrawer } from '../shell/side-drawer.tsx'
import { JobItem } from './job-item.tsx'
import { useJobs } from './use-jobs.ts'
import './jobs.css'

/** 我的任务: what was asked for and goes on without its page. */
export function JobsDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { jobs, isPending, error, retry } = useJobs()
  return (
    <SideDrawer title={t('jobs.title')} placement="right" onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t('jobs.note')}</p>
        {error ? <ProblemAlert error={error} onRetry={retry} /> : null}
        {isPending && !error && jobs.length === 0 ? <PageLoading /> : null}
        {!isPending && jobs.length === 0 && !error ? <EmptyState text={t('jobs.empty')} /> : null}
        <ul className="job-list">
          {jobs.map((job) => (
            <JobItem key={job.id} job={job} />
          ))}
        </ul>
      </div>
    </SideDrawer>
  )
}
