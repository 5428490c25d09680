import type { EndingStep } from '@zhanwang/domain-station-registry/closing'
import { LIFE_CYCLE, type OrderedStep } from '@zhanwang/domain-station-registry/life-cycle'
import { STATION_STATUSES, type Station } from '@zhanwang/domain-station-registry/station'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { useReloadStation } from './use-reload-station.ts'

interface Props {
  readonly step: Exclude<OrderedStep, EndingStep>
  readonly station: Station
  readonly onClose: () => void
}

interface Values {
  on: string
  reason: string
}

/** One step of a station's life: from when and why. */
export function StepDialog({ step, station, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const reload = useReloadStation(station.code)
  const take = useCommand(
    (values: Values, options: SendOptions) =>
      client.registry.stations[step].mutate({ code: station.code, version: station.version, ...values }, options),
    onClose,
  )
  const name = label(LIFE_CYCLE[step])
  const to = label(STATION_STATUSES[LIFE_CYCLE[step].to])
  return (
    <CommandDialog
      title={t('card.stepTitle', { step: name, name: station.name })}
      submit={name}
      form={form}
      initialValues={{ on: today(), reason: '' }}
      busy={take.isPending}
      error={take.error}
      onSubmit={(values) => take.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('card.stepEffect', { from: label(STATION_STATUSES[station.status]), to })}</p>
      <DateField name="on" label={t('card.stepOn')} min={station.statusSince} />
      <ReasonField />
    </CommandDialog>
  )
}
