import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'
import { DecisionsFields } from './decisions-fields.tsx'
import { type MeetingInput, type MeetingValues, meetingInput } from './group-input.ts'
import { MeetingFields } from './meeting-fields.tsx'

interface Props {
  readonly group: LeadingGroup
  readonly onClose: () => void
}

/** Records a meeting: what it was about and what it decided; decisions become tickets with the same command. */
export function MeetingDialog({ group, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<MeetingValues>()
  const { id, name, division, foundedOn, scopePath } = group
  const record = useCommand(
    (input: MeetingInput, send: SendOptions) =>
      client.registry.leadingGroups.recordMeeting.mutate({ id, ...input }, send),
    onClose,
  )
  const submit = (values: MeetingValues) => {
    const input = meetingInput(values)
    if (input) record.mutate(input)
  }
  return (
    <CommandDialog<MeetingValues>
      title={t('leadingGroups.dialogTitle', { action: t('leadingGroups.may.recordMeeting'), name })}
      submit={t('leadingGroups.submit')}
      width={760}
      form={form}
      initialValues={{ on: today(), decisions: [] }}
      busy={record.isPending}
      error={record.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <DateField name="on" label={t('leadingGroups.metOn')} min={foundedOn} />
      <MeetingFields division={division} />
      <DecisionsFields form={form} place={scopePath} />
    </CommandDialog>
  )
}
