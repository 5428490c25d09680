import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Uuid } from '@zhanwang/kernel/ids'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProvenanceTag } from '../stations/provenance-tag.tsx'
import { PolicyActions } from './policy-actions.tsx'
import { PolicyFacts } from './policy-facts.tsx'
import { PolicyFiles } from './policy-files.tsx'
import { PolicyStateMark, TrialMark } from './policy-marks.tsx'
import { RepealedAlert } from './repealed-alert.tsx'
import './policies.css'

/** One document: whether it holds, what it says, what it replaced and what replaced it, and its files. */
export function PolicyPage() {
  const { id } = useParams({ from: '/shell/policies/$id' })
  const known = Uuid.safeParse(id)
  return known.success ? <KnownPolicy id={known.data} /> : <NotFoundPage />
}

function KnownPolicy({ id }: { readonly id: Uuid }) {
  const { t } = useTranslation()
  const found = useQuery(trpc.registry.policies.get.queryOptions({ id }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { policy, files, may } = found.data
  return (
    <>
      <PageTrail>
        <Link to="/policies">{t('policies.title')}</Link>
        {policy.divisionName}
      </PageTrail>
      <PageHeading
        title={policy.title}
        note={
          <>
            <PolicyStateMark state={policy.state} />
            <TrialMark policy={policy} />
            <ProvenanceTag provenance={policy.provenance} />
          </>
        }
      />
      {policy.repealed ? <RepealedAlert repealed={policy.repealed} /> : null}
      {policy.repealed && may.length === 0 ? null : (
        <section className="panel" aria-label={t('policies.actions')}>
          <PolicyActions policy={policy} may={may} />
        </section>
      )}
      <div className="station-columns">
        <div className="stack">
          {policy.summary ? (
            <section className="panel">
              <h2>{t('policy.summary')}</h2>
              <p className="policy-summary">{policy.summary}</p>
            </section>
          ) : null}
          <PolicyFacts policy={policy} />
        </div>
        <PolicyFiles policy={policy} files={files} />
      </div>
    </>
  )
}
