import type { GroupMember, LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { ChangedMeanwhile, MEMBERS } from './changed-meanwhile.tsx'
import { type MemberValues, membersInput } from './group-input.ts'
import { MembersFields } from './members-fields.tsx'
import { useReloadGroup } from './use-reload-group.ts'

interface Values {
  on: BusinessDate
  members: MemberValues[]
  reason: string
}

interface Props {
  readonly group: LeadingGroup
  readonly onClose: () => void
}

/** Says who belongs to a group from a day on. */
export function MembersDialog({ group, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(group)
  const { id, version, name, foundedOn, members } = group
  const reload = useReloadGroup(id)
  const set = useCommand(
    (input: { on: BusinessDate; members: GroupMember[]; reason: string }, send: SendOptions) =>
      client.registry.leadingGroups.setMembers.mutate({ id, version, ...input }, send),
    onClose,
  )
  const last = [foundedOn, ...members.map(({ since }) => since)].toSorted().at(-1)
  return (
    <CommandDialog<Values>
      title={t('leadingGroups.dialogTitle', { action: t('leadingGroups.may.setMembers'), name })}
      submit={t('common.save')}
      width={900}
      form={form}
      initialValues={{ on: today(), members: membersInput(begun.members), reason: '' }}
      busy={set.isPending}
      error={set.error}
      onSubmit={(values) => set.mutate({ ...values, members: membersInput(values.members) })}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('leadingGroups.membersText')}</p>
      <ChangedMeanwhile fields={MEMBERS} begun={begun} now={group} />
      <MembersFields form={form} />
      <DateField name="on" label={t('form.from')} min={last} />
      <ReasonField />
    </CommandDialog>
  )
}
