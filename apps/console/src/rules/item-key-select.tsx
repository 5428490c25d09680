import { CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { keysOf, useLabel } from '../locales/use-label.ts'
import { isKnownItem } from './rule-draft.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (key: string) => void
  /** Keys of the other items: each known one is used once. */
  readonly taken: readonly (string | undefined)[]
  /** The key that this item takes when it is the office's own. */
  readonly own: string
}

const OWN = 'own'

/** Which known item a line of a checklist is, so that its indicator counts it, or that it is the office's own. */
export function ItemKeySelect({ id, value, onChange, taken, own }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={isKnownItem(value) ? value : OWN}
      options={[
        { value: OWN, label: t('rules.item.own') },
        ...keysOf(CHECK_ITEMS).map((key) => ({
          value: key,
          label: label(CHECK_ITEMS[key]),
          disabled: key !== value && taken.includes(key),
        })),
      ]}
      onChange={(chosen) => onChange?.(chosen === OWN ? own : chosen)}
    />
  )
}
