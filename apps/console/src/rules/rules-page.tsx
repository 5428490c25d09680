import { skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { DivisionTrail } from '../coverage/division-trail.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { today } from '../forms/today.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { RuleCard } from './rule-card.tsx'
import { knownRuleFilters } from './rule-rows.ts'
import { RuleVersions } from './rule-versions.tsx'
import './rules.css'

/** 制度与规则: what binds the current division on a day and where it comes from, and every version below. */
export function RulesPage() {
  const { t } = useTranslation()
  const holds = useHolds()
  const navigate = useNavigate({ from: '/rules' })
  const search = useSearch({ from: '/shell/rules' })
  const { on = today() } = search
  const current = useCurrentDivision()
  const code = current?.code
  const place = useQuery(trpc.registry.divisions.get.queryOptions(code ? { code } : skipToken, { staleTime: 600_000 }))
  const inForce = useQuery(trpc.registry.rules.inForce.queryOptions(code ? { division: code, on } : skipToken))
  const path = place.data?.division.scopePath
  const mayMaintain = path !== undefined && holds('rule.maintain', path)
  const exported = (division: string): ListExport => ({
    title: t('rules.title'),
    context: 'station-registry',
    list: 'rules',
    send: (choice, send) =>
      client.registry.rules.export.mutate({ division, ...knownRuleFilters(search), ...choice }, send),
  })
  const change = (changed: { division?: string; on?: string | undefined }) =>
    void navigate({
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      resetScroll: false,
    })
  return (
    <>
      <PageHeading
        title={t('rules.title')}
        note={code ? <DivisionTrail code={code} onChoose={(division) => change({ division })} /> : null}
        actions={
          <>
            <div className="date-filter">
              <BusinessDatePicker
                label={t('rules.on')}
                value={on}
                onChange={(date) => change({ on: date ?? undefined })}
              />
            </div>
            {code ? <ExportButton list={exported(code)} permission="rule.export" /> : null}
          </>
        }
      />
      <section className="stack" aria-label={t('rules.binding')}>
        <h2 className="section-title">{t('rules.bindingOf', { name: current?.name ?? '', date: on })}</h2>
        {inForce.isError ? <ProblemAlert error={inForce.error} onRetry={() => void inForce.refetch()} /> : null}
        {inForce.isPending && !inForce.isError ? <PageLoading /> : null}
        {code && inForce.data ? (
          <ul className="rule-grid">
            {inForce.data.rules.map((rule) => (
              <li key={rule.kind}>
                <RuleCard rule={rule} division={code} mayMaintain={mayMaintain} />
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      {code ? <RuleVersions division={code} /> : null}
    </>
  )
}
