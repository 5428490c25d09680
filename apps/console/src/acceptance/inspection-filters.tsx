import { INSPECTION_PURPOSES, INSPECTION_STATUSES } from '@zhanwang/domain-station-registry/inspection'
import { STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import { Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
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
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const orNone = <T,>(values: T[]) => (values.length > 0 ? values : undefined)
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', className: 'filter' } as const
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
            allowClear
            className="filter"
            aria-label={t('acceptance.purpose')}
            placeholder={t('acceptance.purpose')}
            value={search.purpose ?? null}
            options={options(INSPECTION_PURPOSES)}
            onChange={(purpose) => onChange({ purpose: purpose ?? undefined })}
          />
          <Select
            {...many}
            aria-label={t('station.status')}
            placeholder={t('station.status')}
            value={search.status ?? []}
            options={options(INSPECTION_STATUSES)}
            onChange={(status) => onChange({ status: orNone(status) })}
          />
          <Select
            {...many}
            aria-label={t('station.kind')}
            placeholder={t('station.kind')}
            value={search.kind ?? []}
            options={options(STATION_KINDS)}
            onChange={(kind) => onChange({ kind: orNone(kind) })}
          />
          <Checkbox
            checked={search.overdue ?? false}
            onChange={({ target }) => onChange({ overdue: target.checked || undefined })}
          >
            {t('acceptance.onlyOverdue')}
          </Checkbox>
          <Button onClick={onClear}>{t('stations.clear')}</Button>
        </>
      )}
    </search>
  )
}
