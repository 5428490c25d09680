import { OPERATING_MODES, type OperatingMode, type Station } from '@zhanwang/domain-station-registry/station'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useOptions } from '../locales/use-label.ts'
import { useReloadStation } from './use-reload-station.ts'

interface Values {
  on: string
  reason: string
  mode: OperatingMode
}

export function ModeDialog({ station, onClose }: { readonly station: Station; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const options = useOptions()
  const [form] = Form.useForm<Values>()
  const reload = useReloadStation(station.code)
  const change = useCommand(
    (values: Values, send: SendOptions) =>
      client.registry.stations.changeMode.mutate({ code: station.code, version: station.version, ...values }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('card.changeMode'), name: station.name })}
      submit={t('common.save')}
      form={form}
      initialValues={{ on: today(), reason: '', ...(station.mode ? { mode: station.mode } : {}) }}
      busy={change.isPending}
      error={change.error}
      onSubmit={(values) => change.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <Form.Item name="mode" label={t('station.mode')} rules={[{ required: true, message: t('form.choose') }]}>
        <Select options={options(OPERATING_MODES)} />
      </Form.Item>
      <DateField name="on" label={t('form.from')} min={station.foundedOn} />
      <ReasonField />
    </CommandDialog>
  )
}
