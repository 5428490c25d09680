import { useTranslation } from 'react-i18next'
import { fileSize } from '../forms/file-size.ts'
import { instantText } from '../forms/instant-text.ts'
import type { JobOfContext } from './use-jobs.ts'

/** A plain link, so that the browser writes a large file to disk as it comes. */
export function JobFileLink({ job }: { readonly job: JobOfContext }) {
  const { t } = useTranslation()
  const { file, fileUntil, done } = job
  if (!file) return job.state === 'done' && job.fileUntil ? <p className="quiet">{t('jobs.swept')}</p> : null
  return (
    <>
      <a href={`/api/v1/jobs/${job.context}/${job.id}/file`} download={file.name}>
        {t('jobs.download', { name: file.name })}
      </a>
      <span className="quiet numbers">
        {t('jobs.fileOf', { rows: done, size: fileSize(file.size) })}
        {fileUntil ? ` · ${t('jobs.until', { at: instantText(fileUntil) })}` : ''}
      </span>
    </>
  )
}
