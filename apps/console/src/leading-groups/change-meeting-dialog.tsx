import type { GroupMeeting } from '@zhanwang/domain-station-registry/leading-group'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import {
  type MeetingDetailsInput,
  type MeetingDetailsValues,
  meetingDetailsInput,
  valuesOfMeeting,
} from './group-input.ts'
import { MeetingChangedMeanwhile } from './meeting-changed-meanwhile.tsx'
import { MeetingFields } from './meeting-fields.tsx'

interface Values extends MeetingDetailsValues {
  reason: string
}

interface Props {
  readonly meeting: GroupMeeting
  /** Whose group met. */
  readonly division: string
  readonly onClose: () => void
}

/** Corrects what is recorded of a meeting; its day and what it decided stay. */
export function ChangeMeetingDialog({ meeting, division, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [begun] = useState(meeting)
  const { id, version, on } = meeting
  const change = useCommand(
    (input: MeetingDetailsInput & { reason: string }, send: SendOptions) =>
      client.registry.leadingGroups.changeMeeting.mutate({ id, version, ...input }, send),
    onClose,
  )
  const submit = ({ reason, ...values }: Values) => {
    // A field that this reader is not shown stays as it is.
    const input = meetingDetailsInput({ ...valuesOfMeeting(begun), ...values })
    if (input) change.mutate({ ...input, reason })
  }
  return (
    <CommandDialog<Values>
      title={t('leadingGroups.dialogTitle', { action: t('leadingGroups.changeMeeting'), name: on })}
      submit={t('common.save')}
      width={760}
      form={form}
      initialValues={{ ...valuesOfMeeting(begun), reason: '' }}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.registry.leadingGroups.meetings.pathFilter())}
    >
      <MeetingChangedMeanwhile begun={begun} now={meeting} />
      <MeetingFields division={division} />
      <ReasonField />
    </CommandDialog>
  )
}
