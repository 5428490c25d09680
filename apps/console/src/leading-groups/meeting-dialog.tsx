import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'
import { PolicySelect } from '../policies/policy-select.tsx'
import { DecisionsFields } from './decisions-fields.tsx'
import { type MeetingInput, type MeetingValues, meetingInput } from './group-input.ts'

interface Props {
  readonly group: LeadingGroup
  readonly onClose: () => void
}

/** Records a meeting: what it was about and what it decided; decisions become tickets with the same command. */
export function MeetingDialog({ group, onClose }: Props) {
  const { t } = useTranslation()
  const holds = useHolds()
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
      <div className="field-pair">
        <DateField name="on" label={t('leadingGroups.metOn')} min={foundedOn} />
        {holds('policy.read') ? (
          <Form.Item name="minutes" label={t('leadingGroups.minutes')} extra={t('leadingGroups.minutesHint')}>
            <PolicySelect division={division} />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item
        name="topic"
        label={t('leadingGroups.topic')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('leadingGroups.topicRule') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="summary" label={t('leadingGroups.summary')}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <DecisionsFields form={form} place={scopePath} />
    </CommandDialog>
  )
}
