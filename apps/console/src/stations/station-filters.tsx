import {
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  PROVENANCES,
  STATION_KINDS,
  STATION_STATUSES,
} from '@zhanwang/domain-station-registry/station'
import { Button, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter, OneFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { useOptions } from '../locales/use-label.ts'
import type { StationSearch } from './station-search.ts'

interface Props {
  readonly search: StationSearch
  readonly onChange: (changed: Partial<StationSearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

/** The lists' own words come from the domain; an empty choice means no filter. */
export function StationFilters({ search, onChange, onClear, searchBox }: Props) {
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
      atHand={
        search.parent ? (
          <Button onClick={() => onChange({ parent: undefined })}>
            {t('stations.below', { code: search.parent })} ✕
          </Button>
        ) : null
      }
      onClear={onClear}
    >
      <ManyFilter
        label={t('station.kind')}
        value={search.kind}
        options={options(STATION_KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <ManyFilter
        label={t('station.status')}
        value={search.status}
        options={options(STATION_STATUSES)}
        onChange={(status) => onChange({ status })}
      />
      <ManyFilter
        label={t('station.mode')}
        value={search.mode}
        options={options(OPERATING_MODES)}
        onChange={(mode) => onChange({ mode })}
      />
      <ManyFilter
        label={t('station.hostType')}
        value={search.hostType}
        options={options(HOST_TYPES)}
        onChange={(hostType) => onChange({ hostType })}
      />
      <OneFilter
        label={t('station.premises')}
        value={search.premises}
        options={options(PREMISES_TYPES)}
        onChange={(premises) => onChange({ premises })}
      />
      <OneFilter
        label={t('station.provenance')}
        value={search.provenance}
        options={options(PROVENANCES)}
        onChange={(provenance) => onChange({ provenance })}
      />
    </FilterBar>
  )
}
