import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Uuid } from '@zhanwang/kernel/ids'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { Mark } from '../feedback/mark.tsx'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProvenanceTag } from '../stations/provenance-tag.tsx'
import { GroupActions } from './group-actions.tsx'
import { GroupFacts } from './group-facts.tsx'
import { GroupMeetings } from './group-meetings.tsx'
import { GroupMembers } from './group-members.tsx'

/** One leading group: how it was founded, who belongs to it, and what it decided. */
export function GroupPage() {
  const { id } = useParams({ from: '/shell/leading-groups/$id' })
  const known = Uuid.safeParse(id)
  return known.success ? <KnownGroup id={known.data} /> : <NotFoundPage />
}

function KnownGroup({ id }: { readonly id: Uuid }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const found = useQuery(trpc.registry.leadingGroups.get.queryOptions({ id }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { group, former, may } = found.data
  const { name, divisionName, dissolvedOn, provenance } = group
  const mayChange = may.includes('change')
  return (
    <>
      <PageTrail>
        <Link to="/leading-groups">{t('leadingGroups.title')}</Link>
        {divisionName}
      </PageTrail>
      <PageHeading
        title={name}
        note={
          <>
            {dissolvedOn ? <Mark>{t('leadingGroups.dissolvedOn', { date: dissolvedOn })}</Mark> : null}
            <ProvenanceTag provenance={provenance} />
          </>
        }
      />
      <section className="panel" aria-label={t('leadingGroups.actions')}>
        {mayChange ? (
          <GroupActions group={group} />
        ) : (
          <p className="quiet">
            {dissolvedOn ? t('leadingGroups.ended') : t('leadingGroups.readOnly', { name: divisionName })}
          </p>
        )}
      </section>
      <div className="station-columns">
        <div className="stack">
          <GroupMembers members={group.members} former={former} />
          {/* What those above decide is theirs: who sees a group from below is not told of it. */}
          {holds('group.read', group.scopePath) ? <GroupMeetings group={group} mayChange={mayChange} /> : null}
        </div>
        <GroupFacts group={group} />
      </div>
    </>
  )
}
