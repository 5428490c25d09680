import {
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  PROVENANCES,
  STATION_KINDS,
  STATION_STATUSES,
} from '@zhanwang/domain-station-registry/station'
import { Button, Input, type InputRef, Select } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
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
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', className: 'filter' } as const
  const one = { allowClear: true, className: 'filter' } as const
  const orNone = <T,>(values: T[]) => (values.length > 0 ? values : undefined)
  return (
    <search className="row filters" aria-label={t('stations.filters')}>
      <Input.Search
        ref={searchBox}
        key={search.text ?? ''}
        className="filter-text"
        defaultValue={search.text}
        allowClear
        maxLength={60}
        aria-label={t('stations.search')}
        placeholder={t('stations.searchHint')}
        onSearch={(text) => onChange({ text: text.trim() || undefined })}
      />
      {narrow ? (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('stations.filters')}
        </Button>
      ) : null}
      {narrow && !open ? null : (
        <>
          <Select
            {...many}
            aria-label={t('station.kind')}
            placeholder={t('station.kind')}
            value={search.kind ?? []}
            options={options(STATION_KINDS)}
            onChange={(kind) => onChange({ kind: orNone(kind) })}
          />
          <Select
            {...many}
            aria-label={t('station.status')}
            placeholder={t('station.status')}
            value={search.status ?? []}
            options={options(STATION_STATUSES)}
            onChange={(status) => onChange({ status: orNone(status) })}
          />
          <Select
            {...many}
            aria-label={t('station.mode')}
            placeholder={t('station.mode')}
            value={search.mode ?? []}
            options={options(OPERATING_MODES)}
            onChange={(mode) => onChange({ mode: orNone(mode) })}
          />
          <Select
            {...many}
            aria-label={t('station.hostType')}
            placeholder={t('station.hostType')}
            value={search.hostType ?? []}
            options={options(HOST_TYPES)}
            onChange={(hostType) => onChange({ hostType: orNone(hostType) })}
          />
          <Select
            {...one}
            aria-label={t('station.premises')}
            placeholder={t('station.premises')}
            value={search.premises ?? null}
            options={options(PREMISES_TYPES)}
            onChange={(premises) => onChange({ premises: premises ?? undefined })}
          />
          <Select
            {...one}
            aria-label={t('station.provenance')}
            placeholder={t('station.provenance')}
            value={search.provenance ?? null}
            options={options(PROVENANCES)}
            onChange={(provenance) => onChange({ provenance: provenance ?? undefined })}
          />
          <Button onClick={onClear}>{t('stations.clear')}</Button>
        </>
      )}
      {search.parent ? (
        <Button onClick={() => onChange({ parent: undefined })}>
          {t('stations.below', { code: search.parent })} ✕
        </Button>
      ) : null}
    </search>
  )
}
