import { Uuid } from '@zhanwang/kernel/ids'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { AccountName } from './account-name.tsx'
import type { Json } from './change-rows.ts'
import { FIELD_WORDS, VALUE_WORDS } from './field-words.ts'

/** A longer list is told by its beginning and its length; the entry as it is kept has the rest. */
const MOST_SHOWN = 20

const ACCOUNT_FIELDS = new Set(['account', 'from', 'to'])

/** A field's name in words, those that it has inside another first; one without words by its own name. */
export function useFieldName(): (name: string, outer?: string) => string {
  const label = useLabel()
  return (name, outer) => {
    const words = FIELD_WORDS[`${outer}.${name}`] ?? FIELD_WORDS[name]
    return words ? label(words) : name
  }
}

/** A value as a reader takes it in: terms in words, lists with separators, an account by its name. */
export function ShownValue({ field, value }: { readonly field: string; readonly value: Json | undefined }) {
  const { t } = useTranslation()
  const text = useValueText()
  if (value === undefined || value === null || value === '') return <span className="quiet">{t('audit.nothing')}</span>
  if (ACCOUNT_FIELDS.has(field) && Uuid.safeParse(value).success) return <AccountName id={String(value)} />
  return text(field, value)
}

function useValueText(): (field: string, value: Json) => string {
  const { t } = useTranslation()
  const label = useLabel()
  const name = useFieldName()
  return function text(field, value): string {
    if (value === null || value === '') return t('audit.nothing')
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
    if (Array.isArray(value)) {
      if (value.length === 0) return t('audit.nothing')
      const shown = value.slice(0, MOST_SHOWN).map((each) => text(field, each))
      return value.length > MOST_SHOWN
        ? `${shown.join('; ')} ${t('audit.andMore', { count: value.length })}`
        : shown.join('; ')
    }
    if (typeof value === 'object') {
      return Object.entries(value)
        .filter(([, inner]) => inner !== null && inner !== '')
        .map(([key, inner]) => `${name(key, field)}: ${text(key, inner)}`)
        .join(', ')
    }
    const words = VALUE_WORDS[field]?.[String(value)]
    return words ? label(words) : String(value)
  }
}
