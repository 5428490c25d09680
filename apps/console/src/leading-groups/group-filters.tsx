import { GroupLevel } from '@zhanwang/domain-station-registry/leading-group'
import { OWNER_LEVELS } from '@zhanwang/domain-station-registry/ticket-export'
import { Checkbox, type InputRef } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { ManyFilter } from '../forms/choice-filter.tsx'
import { FilterBar } from '../forms/filter-bar.tsx'
import { useLabel } from '../locales/use-label.ts'
import type { GroupSearch } from './group-search.ts'

interface Props {
  readonly search: GroupSearch
  readonly onChange: (changed: Partial<GroupSearch>) => void
  readonly onClear: () => void
  readonly searchBox: RefObject<InputRef | null>
}

/** What to look for among the leading groups. */
export function GroupFilters({ search, onChange, onClear, searchBox }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <FilterBar
      text={{
        value: search.text,
        label: t('leadingGroups.search'),
        hint: t('leadingGroups.searchHint'),
        onSearch: (text) => onChange({ text }),
        box: searchBox,
      }}
      onClear={onClear}
    >
      <ManyFilter<string>
        label={t('leadingGroups.level')}
        value={search.levels}
        options={GroupLevel.options.map((value) => ({ value, label: label(OWNER_LEVELS[value]) }))}
        onChange={(levels) => onChange({ levels })}
      />
      <Checkbox
        checked={search.dissolved ?? false}
        onChange={({ target }) => onChange({ dissolved: target.checked || undefined })}
      >
        {t('leadingGroups.dissolvedOnly')}
      </Checkbox>
    </FilterBar>
  )
}
