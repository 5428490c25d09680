import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

interface Props {
  readonly id?: string
  readonly value?: BusinessDate | null
  readonly onChange?: (date: BusinessDate | null) => void
  /** The earliest and the latest date that may be chosen. */
  readonly min?: BusinessDate | undefined
  readonly max?: BusinessDate | undefined
  readonly allowClear?: boolean
  readonly label?: string
  readonly placeholder?: string
}

/** Chooses a day as the `YYYY-MM-DD` text that the API speaks; no time zone takes part. */
export function BusinessDatePicker({ id, value, onChange, min, max, allowClear = false, label, placeholder }: Props) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      value={value ? dayjs(value) : null}
      allowClear={allowClear}
      format="YYYY-MM-DD"
      style={{ width: '100%', minWidth: 140 }}
      // Enter takes the day that was typed; it would send the form, too, half filled.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : null)}
    />
  )
}
