import type { Policy } from '@zhanwang/domain-station-registry/policy'
import { policyState } from '@zhanwang/domain-station-registry/policy-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useReloadPolicy } from './use-reload-policy.ts'

interface Values {
  on: BusinessDate
  reason: string
}

interface Props {
  readonly policy: Policy
  readonly onClose: () => void
}

/** Records that a document holds no more from a day on, which may be still to come. */
export function RepealDialog({ policy, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const { id, version, title, validFrom } = policy
  const reload = useReloadPolicy(id)
  const repeal = useCommand(
    (values: Values, send: SendOptions) => client.registry.policies.repeal.mutate({ id, version, ...values }, send),
    onClose,
  )
  const action = t('policies.may.repeal')
  const now = today()
  return (
    <CommandDialog<Values>
      title={t('policies.dialogTitle', { action, title })}
      submit={action}
      danger
      form={form}
      initialValues={{ on: policyState(policy, now) === 'coming' ? validFrom : now, reason: '' }}
      busy={repeal.isPending}
      error={repeal.error}
      onSubmit={(values) => repeal.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('policies.repealText')}</p>
      <Form.Item
        name="on"
        label={t('policies.repealOn')}
        extra={t('policies.repealOnHint', { date: validFrom })}
        rules={[{ required: true, message: t('form.dateNeeded') }]}
      >
        <BusinessDatePicker min={validFrom} />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  )
}
