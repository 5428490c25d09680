import { JOB_STATES, type JobState } from '@zhanwang/kernel/job'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { ProgressLine } from '../forms/progress-line.tsx'
import { useLabel } from '../locales/use-label.ts'
import { JobFileLink } from './job-file-link.tsx'
import { jobTitle } from './job-title.ts'
import { isUnderWay, type JobOfContext } from './use-jobs.ts'

const TONES: Record<JobState, Tone> = {
  waiting: 'plain',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'plain',
}

/** One job: how far it is, its file when it made one, what went wrong when it failed. */
export function JobItem({ job }: { readonly job: JobOfContext }) {
  const { t } = useTranslation()
  const label = useLabel()
  const title = jobTitle(job.context, job.kind)
  const cancel = useCommand(
    (id: JobOfContext['id'], send: SendOptions) => {
      const jobs = job.context === 'identity' ? client.identity.jobs : client.registry.jobs
      return jobs.cancel.mutate({ id }, send)
    },
    () => undefined,
  )
  const name = title ? label(title) : job.kind
  return (
    <li>
      <div className="row job-head">
        <strong>{name}</strong>
        <Mark tone={TONES[job.state]}>{label(JOB_STATES[job.state])}</Mark>
      </div>
      <div className="quiet numbers">{instantText(job.createdAt)}</div>
      {isUnderWay(job) ? (
        <>
          <ProgressLine label={label(JOB_STATES[job.state])} done={job.done} total={job.total} />
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(job.id)}>
            {t('jobs.cancel')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </>
      ) : null}
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
      {job.problem ? <p className="job-problem">{job.problem}</p> : null}
      <JobFileLink job={job} />
    </li>
  )
}
