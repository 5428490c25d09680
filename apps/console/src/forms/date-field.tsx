import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { BusinessDatePicker } from './business-date-picker.tsx'
import { today } from './today.ts'

interface Props {
  readonly name: string
  readonly label: string
  /** The earliest date that the rule allows, said below the field. */
  readonly min?: BusinessDate | undefined
}

/** The day from which a change is true: never in the future. */
export function DateField({ name, label, min }: Props) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t('form.dateNeeded') }]}
      {...(min ? { extra: t('form.notBefore', { date: min }) } : {})}
    >
      <BusinessDatePicker min={min} max={today()} />
    </Form.Item>
  )
}
