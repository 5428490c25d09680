import type { Organization } from '@zhanwang/domain-station-registry/organization'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChangeWords } from './use-change-words.ts'

const FIELDS = [
  'code',
  'name',
  'kind',
  'level',
  'authority',
  'representative',
  'foundedOn',
  'address',
  'contact',
  'phone',
  'remark',
] as const

interface Props {
  /** The organization as it was when the form was opened. */
  readonly begun: Organization
  readonly now: Organization
}

/** After a reload under an open draft: names the fields that somebody else changed, which saving would overwrite. */
export function ChangedMeanwhile({ begun, now }: Props) {
  const { t } = useTranslation()
  const words = useChangeWords()
  if (begun.version === now.version) return null
  const changed = FIELDS.filter((field) => begun[field] !== now[field])
  if (changed.length === 0) return <Alert type="info" showIcon title={t('organizations.changedElsewhere')} />
  return (
    <Alert
      type="warning"
      showIcon
      title={t('card.changedMeanwhile')}
      description={changed.map((field) => (
        <div key={field}>{`${words.name(field)}: ${words.value(field, now[field] ?? '')}`}</div>
      ))}
    />
  )
}
