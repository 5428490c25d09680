import { GROUP_ROLES, type LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { canonicalJson } from '@zhanwang/kernel/digest'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

export const DETAILS = ['name', 'foundedOn', 'foundingPolicy', 'foundingDocument', 'office', 'remark'] as const
export const MEMBERS = ['members'] as const

interface Props {
  /** What the form writes. */
  readonly fields: readonly ((typeof DETAILS)[number] | (typeof MEMBERS)[number])[]
  /** The group as it was when the form was opened. */
  readonly begun: LeadingGroup
  readonly now: LeadingGroup
}

/** After a reload under an open draft: names what somebody else changed, which saving would overwrite. */
export function ChangedMeanwhile({ fields, begun, now }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  if (begun.version === now.version) return null
  const changed = fields.filter((field) => canonicalJson(begun[field]) !== canonicalJson(now[field]))
  if (changed.length === 0) return <Alert type="info" showIcon title={t('leadingGroups.changedElsewhere')} />
  const text = (field: (typeof fields)[number]) => {
    if (field === 'foundingPolicy') return now.foundingPolicy?.title ?? t('common.none')
    if (field === 'members')
      return now.members.map(({ role, name }) => `${label(GROUP_ROLES[role])} ${name}`).join(', ')
    return now[field] || t('common.none')
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('card.changedMeanwhile')}
      description={changed.map((field) => <div key={field}>{`${t(`leadingGroup.${field}`)}: ${text(field)}`}</div>)}
    />
  )
}
