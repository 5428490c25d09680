import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import type { AuditSearch, AuditSource } from './audit-search.ts'
import { procedureNames } from './procedure-names.ts'

export type AuditChange = Partial<AuditSearch> & { division?: string | undefined }

interface Props {
  readonly source: AuditSource
  readonly search: AuditSearch & { readonly division?: string | undefined }
  readonly onChange: (changed: AuditChange) => void
}

/** What to look for. */
export function AuditFilters({ source, search, onChange }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const procedures = [...procedureNames(source)].map(([value, name]) => ({ value, label: label(name) }))
  const clear = () =>
    onChange({
      actor: undefined,
      subject: undefined,
      procedure: undefined,
      from: undefined,
      to: undefined,
      division: undefined,
    })
  return (
    <FilterBar onClear={clear}>
      <div className="date-filter">
        <BusinessDatePicker
          label={t('audit.from')}
          placeholder={t('audit.from')}
          value={search.from ?? null}
          max={search.to ?? today()}
          allowClear
          onChange={(from) => onChange({ from: from ?? undefined })}
        />
      </div>
      <div className="date-filter">
        <BusinessDatePicker
          label={t('audit.to')}
          placeholder={t('audit.to')}
          value={search.to ?? null}
          min={search.from}
          max={today()}
          allowClear
          onChange={(to) => onChange({ to: to ?? undefined })}
        />
      </div>
      <Select
        allowClear
        className="wide-filter"
        aria-label={t('audit.procedure')}
        placeholder={t('audit.procedure')}
        showSearch={{ optionFilterProp: 'label' }}
        value={search.procedure ?? null}
        options={procedures}
        onChange={(procedure) => onChange({ procedure: procedure ?? undefined })}
      />
      <Input.Search
        key={`actor ${search.actor ?? ''}`}
        className="wide-filter"
        allowClear
        maxLength={100}
        defaultValue={search.actor}
        aria-label={t('audit.actor')}
        placeholder={t('audit.actorHint')}
        onSearch={(text) => onChange({ actor: text.trim() || undefined })}
      />
      <Input.Search
        key={`subject ${search.subject ?? ''}`}
        className="wide-filter"
        allowClear
        maxLength={100}
        defaultValue={search.subject}
        aria-label={t('audit.subject')}
        placeholder={t('audit.subjectHint')}
        onSearch={(text) => onChange({ subject: text.trim() || undefined })}
      />
      <div className="wide-filter">
        <DivisionSelect
          allowClear
          label={t('audit.division')}
          placeholder={t('audit.anyDivision')}
          value={search.division ?? null}
          onChange={(division) => onChange({ division: division ?? undefined })}
        />
      </div>
    </FilterBar>
  )
}
