import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Inspection } from '@zhanwang/domain-station-registry/inspection'
import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { inspectorsOf, isOpen, makersOf } from '@zhanwang/domain-station-registry/inspection-reading'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { AbandonDialog } from './abandon-dialog.tsx'
import { InspectionFacts } from './inspection-facts.tsx'
import { InspectionStepsBar } from './inspection-steps-bar.tsx'
import { ItemCard } from './item-card.tsx'
import { OnSiteForm } from './on-site-form.tsx'
import { RectifyForm } from './rectify-form.tsx'
import { SelfCheckForm } from './self-check-form.tsx'
import './acceptance.css'

/** One file as it stands, with the step that the reader may take now. */
export function InspectionView({ id }: { readonly id: Uuid }) {
  const { t } = useTranslation()
  const mayAbandon = useHolds()
  const [abandoning, setAbandoning] = useState(false)
  const found = useQuery(trpc.registry.acceptance.get.queryOptions({ id }))
  if (found.isPending) return <PageLoading />
  if (!found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const { inspection, photos } = found.data
  const canEnd = isOpen(inspection.status) && inspection.status !== 'approval'
  return (
    <div className="stack">
      {found.isError ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null}
      <InspectionStepsBar inspection={inspection} />
      <InspectionFacts inspection={inspection} />
      <Step key={`${inspection.status} ${inspection.round}`} inspection={inspection} photos={photos} />
      {canEnd && mayAbandon('station.supervise', inspection.scopePath) ? (
        <div className="row">
          <Button danger onClick={() => setAbandoning(true)}>
            {t('acceptance.abandon')}
          </Button>
        </div>
      ) : null}
      {abandoning ? <AbandonDialog inspection={inspection} onClose={() => setAbandoning(false)} /> : null}
    </div>
  )
}

interface StepProps {
  readonly inspection: Inspection
  readonly photos: readonly InspectionPhoto[]
}

function Step({ inspection, photos }: StepProps) {
  const { t } = useTranslation()
  const { account } = useMe()
  const holds = useHolds()
  const mayApply = holds('station.apply', inspection.scopePath)
  const maySupervise = holds('station.supervise', inspection.scopePath)
  switch (inspection.status) {
    case 'self-check':
      if (mayApply) return <SelfCheckForm inspection={inspection} photos={photos} />
      break
    case 'on-site':
      if (maySupervise && !makersOf(inspection).has(account.id)) {
        return <OnSiteForm inspection={inspection} photos={photos} />
      }
      break
    case 'rectifying':
      if (mayApply && !inspectorsOf(inspection).has(account.id)) {
        return <RectifyForm inspection={inspection} photos={photos} />
      }
      break
    case 'approval':
    case 'passed':
    case 'abandoned':
  }
  const own =
    (inspection.status === 'on-site' && maySupervise && 'acceptance.madeIt') ||
    (inspection.status === 'rectifying' && mayApply && 'acceptance.inspectedIt')
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={own ? t(own) : t(`acceptance.next.${inspection.status}`)}
        action={
          inspection.approval && holds('approval.read') ? (
            <Link to="/approvals/$id" params={{ id: inspection.approval }}>
              {t('acceptance.toApproval')}
            </Link>
          ) : undefined
        }
      />
      <ol className="item-list">
        {inspection.items.map((item) => (
          <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} />
        ))}
      </ol>
    </>
  )
}
