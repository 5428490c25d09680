import { ORGANIZATION_KINDS, ORGANIZATION_LISTS } from '@zhanwang/domain-station-registry/organization'
import { Checkbox, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter, OneFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { useOptions } from '../locales/use-label.ts'
import { GRADES } from './grades.ts'
import type { OrganizationSearch } from './organization-search.ts'

interface Props {
  readonly search: OrganizationSearch
  readonly onChange: (changed: Partial<OrganizationSearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

/** What to look for in the register. */
export function OrganizationFilters({ search, onChange, onClear, searchBox }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  return (
    <FilterBar
      text={{
        value: search.text,
        label: t('organizations.search'),
        hint: t('organizations.searchHint'),
        onSearch: (text) => onChange({ text }),
        box: searchBox,
      }}
      onClear={onClear}
    >
      <ManyFilter
        label={t('organization.kind')}
        value={search.kind}
        options={options(ORGANIZATION_KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <OneFilter
        label={t('organization.grade')}
        value={search.gradeFrom?.toString()}
        options={GRADES.map((grade) => ({ value: String(grade), label: t('organizations.gradeFrom', { grade }) }))}
        onChange={(grade) => onChange({ gradeFrom: grade === undefined ? undefined : Number(grade) })}
      />
      <ManyFilter
        label={t('organization.listings')}
        value={search.listed}
        options={options(ORGANIZATION_LISTS)}
        onChange={(listed) => onChange({ listed })}
      />
      <Checkbox
        checked={search.dissolved ?? false}
        onChange={({ target }) => onChange({ dissolved: target.checked || undefined })}
      >
        {t('organizations.dissolvedOnly')}
      </Checkbox>
    </FilterBar>
  )
}
