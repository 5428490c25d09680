import { TICKET_KINDS, TICKET_SOURCES, TICKET_STATUSES } from '@zhanwang/domain-station-registry/ticket'
import { OWNER_LEVELS } from '@zhanwang/domain-station-registry/ticket-export'
import { Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../forms/use-narrow.ts'
import { useOptions } from '../locales/use-label.ts'
import type { TicketSearch } from './ticket-search.ts'

interface Props {
  readonly search: TicketSearch
  readonly onChange: (changed: Partial<TicketSearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

/** What to look for; on a narrow screen the choices open on demand, the overdue ones stay at hand. */
export function TicketFilters({ search, onChange, onClear, searchBox }: Props) {
  const { t } = useTranslation()
  const options = useOptions()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const many = { mode: 'multiple', allowClear: true, maxTagCount: 'responsive', className: 'filter' } as const
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
        aria-label={t('tickets.search')}
        placeholder={t('tickets.searchHint')}
        onSearch={(text) => onChange({ text: text.trim() || undefined })}
      />
      <Checkbox
        checked={search.overdue ?? false}
        onChange={({ target }) => onChange({ overdue: target.checked || undefined })}
      >
        {t('tickets.overdueOnly')}
      </Checkbox>
      <Checkbox
        checked={search.mine ?? false}
        onChange={({ target }) => onChange({ mine: target.checked || undefined })}
      >
        {t('tickets.mine')}
      </Checkbox>
      {narrow ? (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('stations.filters')}
        </Button>
      ) : null}
      {narrow && !open ? null : (
        <>
          <Select
            {...many}
            aria-label={t('tickets.status')}
            placeholder={t('tickets.status')}
            value={search.status ?? []}
            options={options(TICKET_STATUSES)}
            onChange={(status) => onChange({ status: orNone(status) })}
          />
          <Select
            {...many}
            aria-label={t('tickets.kind')}
            placeholder={t('tickets.kind')}
            value={search.kind ?? []}
            options={options(TICKET_KINDS)}
            onChange={(kind) => onChange({ kind: orNone(kind) })}
          />
          <Select
            {...many}
            aria-label={t('tickets.source')}
            placeholder={t('tickets.source')}
            value={search.source ?? []}
            options={options(TICKET_SOURCES)}
            onChange={(source) => onChange({ source: orNone(source) })}
          />
          <Select
            {...many}
            aria-label={t('tickets.owner')}
            placeholder={t('tickets.owner')}
            value={search.ownerLevel ?? []}
            options={options(OWNER_LEVELS).filter(({ value }) => value !== 'province')}
            onChange={(ownerLevel) => onChange({ ownerLevel: orNone(ownerLevel) })}
          />
          <Button onClick={onClear}>{t('stations.clear')}</Button>
        </>
      )}
      {search.station ? <Button onClick={() => onChange({ station: undefined })}>{search.station} ✕</Button> : null}
    </search>
  )
}
