import type { ColumnMatch } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { normaliseHeader } from '@zhanwang/domain-ledger/normalise-header'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'
import { columnLetters } from './column-letters.ts'
import type { Mapping } from './mapping-draft.ts'

export interface ColumnProps {
  readonly ledger: Ledger
  readonly match: ColumnMatch
  readonly mapping: Mapping
  readonly onChoose: (column: number, key: string | null) => void
}

/** What a column of the file is taken for. One that another column is taken for says so; choosing it takes it over. */
export function ColumnSelect({ ledger, match, mapping, onChoose }: ColumnProps) {
  const { t } = useTranslation()
  const label = useLabel()
  const holders = new Map([...mapping].map(([column, key]) => [key, column]))
  const options = ledger.columns.map(({ key, header, required }) => {
    const holder = holders.get(key)
    const name = required ? t('imports.requiredColumn', { name: label(header) }) : label(header)
    return {
      value: key,
      label:
        holder === undefined || holder === match.column
          ? name
          : t('imports.takenBy', { name, letters: columnLetters(holder) }),
    }
  })
  return (
    <Select<string | null>
      className="import-column-select"
      aria-label={t('imports.takeFor', { header: match.header || columnLetters(match.column) })}
      value={mapping.get(match.column) ?? null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('imports.notTaken')}
      options={options}
      onChange={(key) => onChoose(match.column, key ?? null)}
    />
  )
}

const TONES: Record<ColumnMatch['by'], Tone> = { header: 'green', kept: 'teal', chosen: 'blue', none: 'plain' }

/** Why a column is taken for what it is, or why the ledger leaves it out. */
export function MatchReason({ ledger, match, mapping }: Omit<ColumnProps, 'onChoose'>) {
  const { t } = useTranslation()
  const label = useLabel()
  const by = mapping.get(match.column) === match.key ? match.by : 'chosen'
  const own = normaliseHeader(match.header.split(' / ').at(-1) ?? '')
  const ignored = mapping.get(match.column)
    ? undefined
    : ledger.ignored.find(({ header }) => normaliseHeader(header) === own)
  return ignored ? (
    <span className="quiet">{label(ignored.reason)}</span>
  ) : (
    <Mark tone={TONES[by]}>{t(`imports.by.${by}`)}</Mark>
  )
}
