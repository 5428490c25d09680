import type { Premises, Station } from '@zhanwang/domain-station-registry/station'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { PremisesFields } from '../forms/premises-fields.tsx'
import { type PremisesValues, premisesFrom } from '../forms/premises-values.ts'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useReloadStation } from './use-reload-station.ts'

interface Values {
  on: string
  reason: string
  premises: PremisesValues
}

export function PremisesDialog({ station, onClose }: { readonly station: Station; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const reload = useReloadStation(station.code)
  const change = useCommand(
    ({ on, reason, premises }: Omit<Values, 'premises'> & { premises: Premises }, send: SendOptions) =>
      client.registry.stations.changePremises.mutate(
        { code: station.code, version: station.version, on, reason, premises },
        send,
      ),
    onClose,
  )
  const submit = (values: Values) => {
    const premises = premisesFrom(values.premises)
    if (premises) change.mutate({ ...values, premises })
  }
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('card.changePremises'), name: station.name })}
      submit={t('common.save')}
      width={680}
      form={form}
      initialValues={{ on: today(), reason: '', premises: station.premises ?? {} }}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
      onReload={reload}
    >
      <PremisesFields />
      <DateField name="on" label={t('form.from')} min={station.foundedOn} />
      <ReasonField />
    </CommandDialog>
  )
}
