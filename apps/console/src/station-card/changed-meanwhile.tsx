import type { Station } from '@zhanwang/domain-station-registry/station'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'

const FIELDS = ['name', 'phone', 'remark', 'features', 'responsible'] as const

interface Props {
  /** The station as it was when the form was opened. */
  readonly begun: Station
  readonly now: Station
}

/** After a reload under an open draft: names the fields that somebody else changed, which saving would overwrite. */
export function ChangedMeanwhile({ begun, now }: Props) {
  const { t } = useTranslation()
  if (begun.version === now.version) return null
  const changed = FIELDS.filter((field) => JSON.stringify(begun[field]) !== JSON.stringify(now[field]))
  if (changed.length === 0) return <Alert type="info" showIcon title={t('card.changedElsewhere')} />
  return (
    <Alert
      type="warning"
      showIcon
      title={t('card.changedMeanwhile')}
      description={changed.map((field) => {
        const value = now[field]
        const text =
          typeof value === 'string' ? value : value.map((item) => ('text' in item ? item.text : item.name)).join('; ')
        return <div key={field}>{`${t(`station.${field}`)}: ${text}`}</div>
      })}
    />
  )
}
