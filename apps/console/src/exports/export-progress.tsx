import { useQuery } from '@tanstack/react-query'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Alert, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { JOB_CONTEXTS, type JobContext } from '../jobs/job-contexts.ts'
import { JobItem } from '../jobs/job-item.tsx'
import { isUnderWay } from '../jobs/use-jobs.ts'
import '../jobs/jobs.css'

interface Props {
  readonly context: JobContext
  readonly job: Uuid
  readonly title: string
  readonly onClose: () => void
}

/** How often the dialog asks how far the export is, in milliseconds. */
const ASK_AGAIN_MS = 1_000

/** The export that was just asked for, until its file can be had. */
export function ExportProgress({ context, job, title, onClose }: Props) {
  const { t } = useTranslation()
  const found = useQuery(
    JOB_CONTEXTS[context].get.queryOptions(
      { id: job },
      { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.job) ? ASK_AGAIN_MS : false) },
    ),
  )
  return (
    <Modal open title={title} onCancel={onClose} footer={<Button onClick={onClose}>{t('exports.close')}</Button>}>
      <div className="stack">
        {found.isPending ? <PageLoading /> : null}
        {found.isError ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data ? (
          <ul className="job-list" aria-live="polite">
            <JobItem job={{ ...found.data.job, context }} />
          </ul>
        ) : null}
        <Alert type="info" showIcon title={t('exports.leave')} />
      </div>
    </Modal>
  )
}
