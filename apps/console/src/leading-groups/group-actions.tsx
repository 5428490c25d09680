import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeDialog } from './change-dialog.tsx'
import { DissolveDialog } from './dissolve-dialog.tsx'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MembersDialog } from './members-dialog.tsx'

const ACTIONS = ['recordMeeting', 'setMembers', 'change', 'dissolve'] as const

/** What who keeps a group's record may do with it now. */
export function GroupActions({ group }: { readonly group: LeadingGroup }) {
  const { t } = useTranslation()
  const [action, setAction] = useState<(typeof ACTIONS)[number]>()
  const close = () => setAction(undefined)
  return (
    <div className="row">
      {ACTIONS.map((each) => (
        <Button key={each} danger={each === 'dissolve'} onClick={() => setAction(each)}>
          {t(`leadingGroups.may.${each}`)}
        </Button>
      ))}
      {action === 'recordMeeting' ? <MeetingDialog group={group} onClose={close} /> : null}
      {action === 'setMembers' ? <MembersDialog group={group} onClose={close} /> : null}
      {action === 'change' ? <ChangeDialog group={group} onClose={close} /> : null}
      {action === 'dissolve' ? <DissolveDialog group={group} onClose={close} /> : null}
    </div>
  )
}
