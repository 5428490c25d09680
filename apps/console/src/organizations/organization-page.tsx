import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ORGANIZATION_KINDS } from '@zhanwang/domain-station-registry/organization'
import { codeRemark } from '@zhanwang/domain-station-registry/organization-life'
import { Uuid } from '@zhanwang/kernel/ids'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { Mark } from '../feedback/mark.tsx'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import { ProvenanceTag } from '../stations/provenance-tag.tsx'
import { OrganizationActions } from './organization-actions.tsx'
import { OrganizationFacts } from './organization-facts.tsx'
import { OrganizationHistory } from './organization-history.tsx'
import { OrganizationListings } from './organization-listings.tsx'
import { DissolvedMark, ListMarks } from './organization-marks.tsx'
import { OrganizationRatings } from './organization-ratings.tsx'

/** One organization: who it is, its grades, the lists it stands on, and what happened to it. */
export function OrganizationPage() {
  const { id } = useParams({ from: '/shell/organizations/$id' })
  const known = Uuid.safeParse(id)
  return known.success ? <KnownOrganization id={known.data} /> : <NotFoundPage />
}

function KnownOrganization({ id }: { readonly id: Uuid }) {
  const { t } = useTranslation()
  const label = useLabel()
  const found = useQuery(trpc.registry.organizations.get.queryOptions({ id }))
  const history = useInfiniteQuery(
    trpc.registry.organizations.history.infiniteQueryOptions({ id }, { getNextPageParam: ({ next }) => next }),
  )
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { organization, ratings, listings, may } = found.data
  const remark = codeRemark(organization)
  const mayChange = may.includes('change')
  return (
    <>
      <PageTrail>
        <Link to="/organizations">{t('organizations.title')}</Link>
        {organization.divisionName}
      </PageTrail>
      <PageHeading
        title={organization.name}
        note={
          <span className="row">
            <span className="numbers">{organization.code}</span>
            <span>
              <Mark tone="blue">{label(ORGANIZATION_KINDS[organization.kind])}</Mark>
              <ListMarks organization={organization} />
              <DissolvedMark organization={organization} />
              <ProvenanceTag provenance={organization.provenance} />
            </span>
          </span>
        }
      />
      {remark ? <Alert type="warning" showIcon title={label(remark)} /> : null}
      <section className="panel" aria-label={t('organizations.actions')}>
        {may.length > 0 ? (
          <OrganizationActions organization={organization} />
        ) : (
          <p className="quiet">
            {organization.dissolvedOn
              ? t('organizations.ended')
              : t('organizations.readOnly', { name: organization.divisionName })}
          </p>
        )}
      </section>
      <div className="station-columns">
        <div className="stack">
          <OrganizationFacts organization={organization} />
          <OrganizationRatings ratings={ratings} />
          <OrganizationListings organization={organization} listings={listings} mayChange={mayChange} />
        </div>
        <section className="panel">
          <h2>{t('organizations.history')}</h2>
          {history.isError ? <ProblemAlert error={history.error} onRetry={() => void history.refetch()} /> : null}
          <OrganizationHistory
            steps={history.data?.pages.flatMap(({ rows }) => rows) ?? []}
            hasMore={history.hasNextPage}
            isLoading={history.isFetchingNextPage}
            onMore={() => void history.fetchNextPage()}
          />
        </section>
      </div>
    </>
  )
}
