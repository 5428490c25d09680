import type { GroupDecision, GroupMeeting } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'

interface Values {
  on: BusinessDate
  result: string
}

interface Props {
  readonly meeting: GroupMeeting
  readonly decision: GroupDecision
  readonly onClose: () => void
}

/** Records that a decision without a ticket was carried out. */
export function SettleDialog({ meeting: { id, on }, decision: { sequence, text }, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const settle = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.leadingGroups.settleDecision.mutate({ id, sequence, ...values }, send),
    onClose,
  )
  const action = t('leadingGroups.settle')
  return (
    <CommandDialog<Values>
      title={action}
      submit={action}
      form={form}
      initialValues={{ on: today(), result: '' }}
      busy={settle.isPending}
      error={settle.error}
      onSubmit={(values) => settle.mutate(values)}
      onClose={onClose}
    >
      <p className="group-text">{text}</p>
      <DateField name="on" label={t('leadingGroups.settledOn')} min={on} />
      <Form.Item
        name="result"
        label={t('leadingGroups.result')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </CommandDialog>
  )
}
