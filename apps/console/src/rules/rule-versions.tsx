import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { RULE_STATES } from '@zhanwang/domain-rules/rule'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { Pager } from '../forms/pager.tsx'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useLabel, useOptions } from '../locales/use-label.ts'
import { RulePeriod } from './rule-period.tsx'
import { knownRuleFilters, type RuleVersion, ruleKind } from './rule-rows.ts'
import type { RuleSearch } from './rule-search.ts'
import { RuleSummary } from './rule-summary.tsx'
import { VersionDetail } from './version-detail.tsx'

const TONES: Readonly<Record<RuleVersion['state'], Tone>> = {
  coming: 'blue',
  running: 'green',
  ended: 'plain',
  withdrawn: 'amber',
}

/** Every version that the reader may know of, of the division, of what lies below it and of what lies above it. */
export function RuleVersions({ division }: { readonly division: string }) {
  const { t } = useTranslation()
  const label = useLabel()
  const options = useOptions()
  const { cursor, ...search } = useSearch({ from: '/shell/rules' })
  const filters = knownRuleFilters(search)
  const navigate = useNavigate({ from: '/rules' })
  const list = useQuery(
    trpc.registry.rules.list.queryOptions({ division, ...filters, cursor }, { placeholderData: keepPreviousData }),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<RuleSearch>) =>
    void navigate({
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      resetScroll: false,
    })
  return (
    <section className="panel stack">
      <h2>{t('rules.versions')}</h2>
      <search className="row" aria-label={t('filters.title')}>
        <Select
          mode="multiple"
          allowClear
          className="wide-filter"
          aria-label={t('rules.kind')}
          placeholder={t('rules.kind')}
          value={filters.kind ?? []}
          options={REGISTRY_RULES.map(({ code, name }) => ({ value: code, label: label(name) }))}
          onChange={(chosen) => change({ kind: chosen.length > 0 ? chosen : undefined })}
        />
        <Select
          mode="multiple"
          allowClear
          className="wide-filter"
          aria-label={t('rules.state')}
          placeholder={t('rules.state')}
          value={filters.state ?? []}
          options={options(RULE_STATES)}
          onChange={(chosen) => change({ state: chosen.length > 0 ? chosen : undefined })}
        />
      </search>
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && !list.isError ? <PageLoading /> : null}
      {list.isSuccess && rows.length === 0 ? <EmptyState text={t('rules.noVersions')} /> : null}
      {rows.length > 0 ? (
        <AdaptiveTable<RuleVersion>
          rows={rows}
          rowKey={({ id }) => id}
          loading={list.isFetching}
          expand={(version) => <VersionDetail version={version} />}
          columns={[
            {
              key: 'kind',
              title: t('rules.kind'),
              render: (version) => (
                <>
                  <strong>{label(ruleKind(version.kind).name)}</strong>
                  <div className="quiet">
                    <RuleSummary rule={version} />
                  </div>
                </>
              ),
            },
            { key: 'division', title: t('rules.office'), render: ({ divisionName }) => divisionName },
            {
              key: 'document',
              title: t('rules.document'),
              className: 'wrapped',
              render: ({ sourceDocument }) => sourceDocument,
            },
            { key: 'period', title: t('rules.validity'), render: (version) => <RulePeriod rule={version} /> },
            {
              key: 'state',
              title: t('rules.state'),
              render: ({ state }) => <Mark tone={TONES[state]}>{label(RULE_STATES[state])}</Mark>,
            },
          ]}
        />
      ) : null}
      <Pager turner={turner} />
    </section>
  )
}
