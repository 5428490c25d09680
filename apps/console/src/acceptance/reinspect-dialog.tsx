import type { Station } from '@zhanwang/domain-station-registry/station'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'

interface Values {
  on: string
  selfCheck: boolean
  reason: string
}

export function ReinspectDialog({ station, onClose }: { readonly station: Station; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const begin = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.acceptance.beginReinspection.mutate({ code: station.code, ...values }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('acceptance.reinspect'), name: station.name })}
      submit={t('acceptance.reinspect')}
      form={form}
      initialValues={{ on: today(), selfCheck: true, reason: '' }}
      busy={begin.isPending}
      error={begin.error}
      onSubmit={(values) => begin.mutate(values)}
      onClose={onClose}
    >
      <Form.Item name="selfCheck" label={t('acceptance.reinspectWay')}>
        <Radio.Group
          options={[
            { value: true, label: t('acceptance.selfCheckFirst') },
            { value: false, label: t('acceptance.countyAtOnce') },
          ]}
        />
      </Form.Item>
      <DateField name="on" label={t('card.stepOn')} min={station.statusSince} />
      <ReasonField />
    </CommandDialog>
  )
}
