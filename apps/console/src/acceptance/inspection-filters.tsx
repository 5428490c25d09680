import { INSPECTION_PURPOSES, INSPECTION_STATUSES } from '@zhanwang/domain-station-registry/inspection'
import { STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import { Checkbox, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter, OneFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { useOptions } from '../locales/use-label.ts'
import type { InspectionSearch } from './inspection-search.ts'

interface Props {
  readonly search: InspectionSearch
  readonly onChange: (changed: Partial<InspectionSearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

export function InspectionFilters({ search, onChange, onClear, searchBox }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  return (
    <FilterBar
      text={{
        value: search.text,
        label: t('stations.search'),
        hint: t('stations.searchHint'),
        onSearch: (text) => onChange({ text }),
        box: searchBox,
      }}
      onClear={onClear}
    >
      <OneFilter
        label={t('acceptance.purpose')}
        value={search.purpose}
        options={options(INSPECTION_PURPOSES)}
        onChange={(purpose) => onChange({ purpose })}
      />
      <ManyFilter
        label={t('station.status')}
        value={search.status}
        options={options(INSPECTION_STATUSES)}
        onChange={(status) => onChange({ status })}
      />
      <ManyFilter
        label={t('station.kind')}
        value={search.kind}
        options={options(STATION_KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <Checkbox
        checked={search.overdue ?? false}
        onChange={({ target }) => onChange({ overdue: target.checked || undefined })}
      >
        {t('acceptance.onlyOverdue')}
      </Checkbox>
    </FilterBar>
  )
}
