import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { publicPagePath } from '@zhanwang/domain-station-registry/station-card-procedures'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { StationAcceptance } from '../acceptance/station-acceptance.tsx'
import { trpc } from '../api/trpc.ts'
import { StationAttachments } from '../attachments/station-attachments.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ProvenanceTag } from '../stations/provenance-tag.tsx'
import { StatusTag } from '../stations/status-tag.tsx'
import { StationPapers } from '../tickets/station-papers.tsx'
import { CardButton } from './card-button.tsx'
import { LifeCycleBar } from './life-cycle-bar.tsx'
import { StationActions } from './station-actions.tsx'
import { StationFields } from './station-fields.tsx'
import { StationHistory } from './station-history.tsx'
import { StationRelations } from './station-relations.tsx'

/** 站点卡: everything that is recorded of one station, and what may be done with it now. */
export function StationPage() {
  const { t } = useTranslation()
  const { code } = useParams({ from: '/shell/stations/$code' })
  const found = useQuery(trpc.registry.stations.get.queryOptions({ code }))
  const history = useInfiniteQuery(
    trpc.registry.stations.history.infiniteQueryOptions({ code }, { getNextPageParam: ({ next }) => next }),
  )
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { station, ancestors } = found.data
  const entries = history.data?.pages.flatMap(({ rows }) => rows) ?? []
  return (
    <>
      <PageTrail>
        <Link to="/stations">{t('stations.title')}</Link>
        {ancestors.map((ancestor) => (
          <span key={ancestor.code}>{ancestor.name}</span>
        ))}
        <Link to="/divisions/$code" params={{ code: station.division }}>
          {station.divisionName}
        </Link>
      </PageTrail>
      <PageHeading
        title={station.name}
        note={
          <span className="row">
            <span className="numbers">{station.code}</span>
            <StatusTag status={station.status} />
            <ProvenanceTag provenance={station.provenance} />
          </span>
        }
        actions={
          <>
            <Button href={publicPagePath(station.code)} target="_blank">
              {t('card.publicPage')}
            </Button>
            <CardButton station={station} />
          </>
        }
      />
      <section className="panel stack" aria-label={t('card.life')}>
        <LifeCycleBar station={station} entries={entries} isWhole={!history.hasNextPage} />
        <StationActions station={station} />
      </section>
      <StationAcceptance station={station} />
      <div className="station-columns">
        <div className="stack">
          <StationFields station={station} />
          <StationRelations found={found.data} />
          <StationPapers station={station} />
          <StationAttachments station={station} />
        </div>
        <section className="panel">
          <h2>{t('card.history')}</h2>
          {history.isError ? <ProblemAlert error={history.error} onRetry={() => void history.refetch()} /> : null}
          <StationHistory
            entries={entries}
            hasMore={history.hasNextPage}
            isLoading={history.isFetchingNextPage}
            onMore={() => void history.fetchNextPage()}
          />
        </section>
      </div>
    </>
  )
}
