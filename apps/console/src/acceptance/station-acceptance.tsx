import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Station } from '@zhanwang/domain-station-registry/station'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { AcceptanceChecklistList } from './acceptance-checklist-list.tsx'
import { BeginInspection } from './begin-inspection.tsx'
import { InspectionView } from './inspection-view.tsx'
import { PastInspections } from './past-inspections.tsx'
import './acceptance.css'

/** On the station's card: the file that is open, step by step, else how to begin one; and what was before. */
export function StationAcceptance({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const found = useQuery(trpc.registry.acceptance.ofStation.queryOptions({ code: station.code }))
  const { open, acceptances, checklist } = found.data ?? { open: null, acceptances: [], checklist: null }
  return (
    <section className="panel stack" aria-label={t('acceptance.title')}>
      <div className="row station-acceptance-head">
        <h2>{t('acceptance.title')}</h2>
        {open ? (
          <Link to="/inspections/$id" params={{ id: open.id }}>
            {t('acceptance.openAlone')}
          </Link>
        ) : null}
      </div>
      {found.isPending ? <PageLoading /> : null}
      {found.isError ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null}
      {open ? <InspectionView id={open.id} /> : null}
      {found.isSuccess && !open ? (
        <>
          <BeginInspection station={station} hasChecklist={checklist !== null} />
          {checklist && station.status === 'preparing' ? <AcceptanceChecklistList checklist={checklist} /> : null}
        </>
      ) : null}
      <PastInspections station={station} acceptances={acceptances} />
    </section>
  )
}
