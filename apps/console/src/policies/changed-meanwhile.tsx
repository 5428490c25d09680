import { POLICY_KINDS, type Policy } from '@zhanwang/domain-station-registry/policy'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

const FIELDS = [
  'title',
  'number',
  'kind',
  'issuer',
  'issuedOn',
  'validFrom',
  'validTo',
  'trial',
  'summary',
] as const satisfies readonly (keyof Policy)[]

interface Props {
  /** The document as it was when the form was opened. */
  readonly begun: Policy
  readonly now: Policy
}

/** After a reload under an open draft: names the fields that somebody else changed, which saving would overwrite. */
export function ChangedMeanwhile({ begun, now }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  if (begun.version === now.version) return null
  const changed = FIELDS.filter((field) => begun[field] !== now[field])
  if (changed.length === 0) return <Alert type="info" showIcon title={t('policies.changedElsewhere')} />
  const text = (field: (typeof FIELDS)[number]) => {
    if (field === 'kind') return label(POLICY_KINDS[now.kind])
    if (field === 'trial') return t(now.trial ? 'common.yes' : 'common.no')
    return now[field] || t('common.none')
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('card.changedMeanwhile')}
      description={changed.map((field) => <div key={field}>{`${t(`policy.${field}`)}: ${text(field)}`}</div>)}
    />
  )
}
