import { TICKET_KINDS, TICKET_SOURCES, TICKET_STATUSES } from '@zhanwang/domain-station-registry/ticket'
import { OWNER_LEVELS } from '@zhanwang/domain-station-registry/ticket-export'
import { Button, Checkbox, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
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
  return (
    <FilterBar
      text={{
        value: search.text,
        label: t('tickets.search'),
        hint: t('tickets.searchHint'),
        onSearch: (text) => onChange({ text }),
        box: searchBox,
      }}
      atHand={
        <>
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
          {search.station ? <Button onClick={() => onChange({ station: undefined })}>{search.station} ✕</Button> : null}
        </>
      }
      onClear={onClear}
    >
      <ManyFilter
        label={t('tickets.status')}
        value={search.status}
        options={options(TICKET_STATUSES)}
        onChange={(status) => onChange({ status })}
      />
      <ManyFilter
        label={t('tickets.kind')}
        value={search.kind}
        options={options(TICKET_KINDS)}
        onChange={(kind) => onChange({ kind })}
      />
      <ManyFilter
        label={t('tickets.source')}
        value={search.source}
        options={options(TICKET_SOURCES)}
        onChange={(source) => onChange({ source })}
      />
      <ManyFilter
        label={t('tickets.owner')}
        value={search.ownerLevel}
        options={options(OWNER_LEVELS).filter(({ value }) => value !== 'province')}
        onChange={(ownerLevel) => onChange({ ownerLevel })}
      />
    </FilterBar>
  )
}
