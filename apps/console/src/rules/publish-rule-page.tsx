import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { PublishRuleForm } from './publish-rule-form.tsx'
import { findKind } from './rule-rows.ts'
import './rules.css'

/** 发布制度: a rule of one kind, begun from what binds the division now. */
export function PublishRulePage() {
  const { t } = useTranslation()
  const label = useLabel()
  const { rule: named } = useSearch({ from: '/shell/rules/publish' })
  const current = useCurrentDivision()
  const inForce = useQuery(
    trpc.registry.rules.inForce.queryOptions(current ? { division: current.code, on: today() } : skipToken),
  )
  const kind = findKind(named)
  if (!kind) return <NotFoundPage />
  const { code } = kind
  return (
    <>
      <PageTrail>
        <Link to="/rules">{t('rules.title')}</Link>
      </PageTrail>
      <PageHeading title={t('rules.publishTitle', { kind: label(kind.name) })} note={label(kind.about)} />
      {inForce.isError ? <ProblemAlert error={inForce.error} onRetry={() => void inForce.refetch()} /> : null}
      {current && inForce.data ? (
        <PublishRuleForm
          key={`${current.code} ${code}`}
          kind={code}
          division={current.code}
          running={inForce.data.rules.find((rule) => rule.kind === code)}
        />
      ) : inForce.isError ? null : (
        <PageLoading />
      )}
    </>
  )
}
