import type { Import } from '@zhanwang/domain-ledger/import'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { today } from '../forms/today.ts'

export type UpdateChoice = Pick<Import, 'onExisting' | 'asOf'>

interface Props {
  readonly value: UpdateChoice
  /** Whether what an update changes holds from a day. */
  readonly dated: boolean
  readonly onChange: (value: UpdateChoice) => void
}

/** What becomes of rows that are there already with other values. */
export function UpdateOptions({ value, dated, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="field-list import-options">
      <legend>{t('imports.existing')}</legend>
      <Radio.Group
        value={value.onExisting}
        options={(['keep', 'update'] as const).map((choice) => ({
          value: choice,
          label: t(`imports.onExisting.${choice}`),
        }))}
        onChange={({ target }) => onChange({ ...value, onExisting: target.value })}
      />
      {dated && value.onExisting === 'update' ? (
        <span className="row">
          <span>{t('imports.asOf')}</span>
          <span>
            <BusinessDatePicker
              label={t('imports.asOf')}
              value={value.asOf}
              max={today()}
              onChange={(asOf) => onChange({ ...value, asOf: asOf ?? today() })}
            />
          </span>
        </span>
      ) : null}
    </fieldset>
  )
}
