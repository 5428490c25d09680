import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly rule: { readonly validFrom: BusinessDate | null; readonly validTo: BusinessDate | null }
}

/** From when to when a rule holds. */
export function RulePeriod({ rule: { validFrom, validTo } }: Props) {
  const { t } = useTranslation()
  if (validFrom === null) return null
  return (
    <span className="numbers">
      {validTo === null ? t('rules.since', { from: validFrom }) : t('rules.period', { from: validFrom, to: validTo })}
    </span>
  )
}
