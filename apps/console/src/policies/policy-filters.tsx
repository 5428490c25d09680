import { POLICY_KINDS, POLICY_STATES } from '@zhanwang/domain-station-registry/policy'
import type { InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter, OneFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { useOptions } from '../locales/use-label.ts'
import type { PolicySearch, Trial } from './policy-search.ts'

interface Props {
  readonly search: PolicySearch
  readonly onChange: (changed: Partial<PolicySearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

/** What to look for among the documents. */
export function PolicyFilters({ search, onChange, onClear, searchBox }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  return (
    <FilterBar
      text={{
        value: search.text,
        label: t('policies.search'),
        hint: t('policies.searchHint'),
        onSearch: (text) => onChange({ text }),
        box: searchBox,
      }}
      onClear={onClear}
    >
      <ManyFilter
        label={t('policy.kind')}
        value={search.kind}
        options={options(POLICY_KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <ManyFilter
        label={t('policy.state')}
        value={search.state}
        options={options(POLICY_STATES)}
        onChange={(state) => onChange({ state })}
      />
      <OneFilter<Trial>
        label={t('policies.whetherTrial')}
        value={search.trial}
        options={[
          { value: 'yes', label: t('policy.trial') },
          { value: 'no', label: t('policies.notTrial') },
        ]}
        onChange={(trial) => onChange({ trial })}
      />
    </FilterBar>
  )
}
