import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { problemOf } from '../api/problem.ts'
import { trpc } from '../api/trpc.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DivisionFields } from './division-fields.tsx'
import { DivisionVersions } from './division-versions.tsx'
import { PopulationTable } from './population-table.tsx'

/** One division with all its versions: what it was before, what followed it, and how many people live there. */
export function DivisionPage() {
  const { t } = useTranslation()
  const holds = useHolds()
  const { code } = useParams({ from: '/shell/divisions/$code' })
  const found = useQuery(trpc.registry.divisions.get.queryOptions({ code }))
  if (found.isPending) return <PageLoading />
  if (found.isError) {
    const known = ['not-found', 'invalid-input'].includes(problemOf(found.error).code)
    return known ? <NotFoundPage /> : <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  }
  const { division, ancestors, versions, predecessors, populations } = found.data
  return (
    <>
      <nav aria-label={t('divisions.path')} className="row quiet">
        <Link to="/divisions">{t('divisions.title')}</Link>
        {ancestors.map((ancestor) => (
          <span key={ancestor.code}>/ {ancestor.name}</span>
        ))}
      </nav>
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
                {t('menu.access')}
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
