import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ApprovalFileView } from './approval-file-view.tsx'
import { ApprovalStatusMark } from './approval-status-mark.tsx'
import { SubjectLink } from './subject-link.tsx'
import { SubjectName } from './subject-name.tsx'

/** One file under approval. */
export function ApprovalPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/approvals/$id' })
  const found = useQuery(trpc.registry.approvals.get.queryOptions({ id }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { title, subject, divisionName, status, round } = found.data.file
  return (
    <>
      <PageTrail>
        <Link to="/approvals">{t('approvals.title')}</Link>
        {divisionName}
      </PageTrail>
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
