import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Application } from '@zhanwang/domain-station-registry/application'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { ApprovalFileView } from '../approvals/approval-file-view.tsx'
import { ApprovalStatusMark } from '../approvals/approval-status-mark.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { MendApplication } from './mend-application.tsx'

/** One application: how it stands, what was said of it, and once returned its form to be mended. */
export function ApplicationPage() {
  const { id } = useParams({ from: '/shell/applications/$id' })
  const found = useQuery(trpc.registry.applications.get.queryOptions({ id }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  return <OpenedApplication key={id} application={found.data.application} />
}

function OpenedApplication({ application }: { readonly application: Application }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const [isMending, setMending] = useState(false)
  const { name, status, station, scopePath } = application
  const mayMend = status === 'returned' && holds('station.apply', scopePath)
  return (
    <>
      <PageTrail>
        <Link to="/applications">{t('applications.title')}</Link>
        {application.divisionName}
      </PageTrail>
      <PageHeading
        title={name}
        note={
          <span className="row">
            <ApprovalStatusMark status={status} />
            {station ? (
              <Link to="/stations/$code" params={{ code: station }}>
                {t('applications.founded', { code: station })}
              </Link>
            ) : null}
          </span>
        }
        actions={
          mayMend && !isMending ? (
            <Button type="primary" onClick={() => setMending(true)}>
              {t('applications.mend')}
            </Button>
          ) : null
        }
      />
      {isMending && mayMend ? <MendApplication application={application} onClose={() => setMending(false)} /> : null}
      {holds('approval.read', scopePath) ? <ApprovalFileView id={application.approval.id} /> : null}
    </>
  )
}
