import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { trpc } from '../api/trpc.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ApprovalFileView } from './approval-file-view.tsx'
import { ApprovalStatusMark } from './approval-status-mark.tsx'
import { SubjectLink } from './subject-link.tsx'
import { SubjectName } from './subject-name.tsx'

/** One file under approval. */
export function ApprovalPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/approvals/$id' })
  const found = useQuery(trpc.registry.approvals.get.queryOptions({ id }))
  if (found.isPending) return <PageLoading />
  if (found.isError) {
    const known = ['not-found', 'invalid-input'].includes(problemOf(found.error).code)
    return known ? <NotFoundPage /> : <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  }
  const { title, subject, divisionName, status, round } = found.data.file
  return (
    <>
      <nav aria-label={t('divisions.path')} className="row quiet">
        <Link to="/approvals">{t('approvals.title')}</Link>
        <span>/ {divisionName}</span>
      </nav>
      <PageHeading
        title={title}
        note={
          <span className="row">
            <SubjectName type={subject.type} />
            <ApprovalStatusMark status={status} />
            {round > 1 ? t('approvals.round', { round }) : null}
          </span>
        }
        actions={<SubjectLink file={found.data.file} />}
      />
      <ApprovalFileView key={id} id={id} />
    </>
  )
}
