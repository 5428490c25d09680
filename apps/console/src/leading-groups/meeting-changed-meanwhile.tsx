import type { GroupMeeting } from '@zhanwang/domain-station-registry/leading-group'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { valuesOfMeeting } from './group-input.ts'

interface Props {
  /** The meeting as it was when the form was opened. */
  readonly begun: GroupMeeting
  readonly now: GroupMeeting
}

/** After a reload under an open draft: names what somebody else corrected, which saving would overwrite. */
export function MeetingChangedMeanwhile({ begun, now }: Props) {
  const { t } = useTranslation()
  const [was, is] = [valuesOfMeeting(begun), valuesOfMeeting(now)]
  const changed = (['topic', 'summary', 'minutes'] as const).filter((field) => was[field] !== is[field])
  if (changed.length === 0) return null
  const text = (field: (typeof changed)[number]) =>
    (field === 'minutes' ? now.minutes?.title : now[field]) || t('common.none')
  return (
    <Alert
      type="warning"
      showIcon
      title={t('card.changedMeanwhile')}
      description={changed.map((field) => <div key={field}>{`${t(`leadingGroups.${field}`)}: ${text(field)}`}</div>)}
    />
  )
}
