import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { DivisionFields } from './division-fields.tsx'
import { DivisionVersions } from './division-versions.tsx'
import { PopulationTable } from './population-table.tsx'

/** One division with all its versions: what it was before, what followed it, and how many people live there. */
export function DivisionPage() {
  const { t } = useTranslation()
  const holds = useHolds()
  const { code } = useParams({ from: '/shell/divisions/$code' })
  const found = useQuery(trpc.registry.divisions.get.queryOptions({ code }))
  if (!found.isSuccess) return <PageStandIn of={found} />
  const { division, ancestors, versions, predecessors, populations } = found.data
  return (
    <>
      <PageTrail>
        <Link to="/divisions">{t('divisions.title')}</Link>
        {ancestors.map((ancestor) => (
          <span key={ancestor.code}>{ancestor.name}</span>
        ))}
      </PageTrail>
      <PageHeading
        title={division.name}
        note={<span className="numbers">{division.code}</span>}
        actions={
          <>
            <Link to="/divisions" search={{ division: code }}>
              {t('divisions.children')}
            </Link>
            {holds('division.maintain', division.scopePath) ? (
              <Link to="/divisions/edition" search={{ code }}>
                {t('editions.change')}
              </Link>
            ) : null}
            {holds('station.read') ? (
              <Link to="/stations" search={{ division: code }}>
                {t('divisions.stations')}
              </Link>
            ) : null}
            {holds('indicator.read') ? (
              <Link to="/coverage" search={{ division: code }}>
                {t('divisions.figures')}
              </Link>
            ) : null}
            {holds('account.read') ? (
              <Link to="/access" search={{ division: code }}>
                {t('access.menu.title')}
              </Link>
            ) : null}
          </>
        }
      />
      <DivisionFields division={division} predecessors={predecessors} />
      <DivisionVersions versions={versions} />
      <PopulationTable populations={populations} />
    </>
  )
}
