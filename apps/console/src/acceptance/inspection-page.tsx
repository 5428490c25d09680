import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { INSPECTION_PURPOSES } from '@zhanwang/domain-station-registry/inspection'
import { Uuid } from '@zhanwang/kernel/ids'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { useLabel } from '../locales/use-label.ts'
import { InspectionView } from './inspection-view.tsx'

/** One acceptance or re-inspection by itself, as to-dos, approvals and the board link to it. */
export function InspectionPage() {
  const { t } = useTranslation()
  const label = useLabel()
  const id = Uuid.safeParse(useParams({ from: '/shell/inspections/$id' }).id).data
  const found = useQuery(trpc.registry.acceptance.get.queryOptions(id ? { id } : skipToken))
  if (!id) return <NotFoundPage />
  if (!found.data) return <PageStandIn of={found} />
  const { inspection } = found.data
  const { purpose, station, stationName, divisionName } = inspection
  return (
    <>
      <PageTrail>
        <Link to="/acceptance">{t('acceptance.board')}</Link>
        <Link to="/stations/$code" params={{ code: station }}>
          {stationName}
        </Link>
      </PageTrail>
      <PageHeading
        title={t('card.dialogTitle', { action: label(INSPECTION_PURPOSES[purpose]), name: stationName })}
        note={
          <span className="numbers">
            {divisionName} · {station}
          </span>
        }
      />
      <section className="panel">
        <InspectionView id={id} />
      </section>
    </>
  )
}
