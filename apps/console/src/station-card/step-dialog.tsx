import { LIFE_CYCLE, type LifeCycleStep } from '@zhanwang/domain-station-registry/life-cycle'
import { STATION_STATUSES, type Station } from '@zhanwang/domain-station-registry/station'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { StationSelect } from '../forms/station-select.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { useReloadStation } from './use-reload-station.ts'

interface Props {
  readonly step: LifeCycleStep
  readonly station: Station
  readonly onClose: () => void
}

interface Values {
  on: string
  reason: string
  into?: string
}

/** One step of a station's life: from when, why, and into which other station for a merger. */
export function StepDialog({ step, station, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const reload = useReloadStation(station.code)
  const take = useCommand(({ into, ...values }: Values, options: SendOptions) => {
    const input = { code: station.code, version: station.version, ...values }
    return step === 'merge'
      ? client.registry.stations.merge.mutate({ ...input, into: into ?? '' }, options)
      : client.registry.stations[step].mutate(input, options)
  }, onClose)
  const name = label(LIFE_CYCLE[step])
  const to = label(STATION_STATUSES[LIFE_CYCLE[step].to])
  return (
    <CommandDialog
      title={t('card.stepTitle', { step: name, name: station.name })}
      submit={name}
      danger={step === 'close' || step === 'merge'}
      form={form}
      initialValues={{ on: today(), reason: '' }}
      busy={take.isPending}
      error={take.error}
      onSubmit={(values) => take.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('card.stepEffect', { from: label(STATION_STATUSES[station.status]), to })}</p>
      {step === 'merge' ? (
        <Form.Item name="into" label={t('card.into')} rules={[{ required: true, message: t('card.intoNeeded') }]}>
          <StationSelect
            kinds={[station.kind]}
            refuse={(other) => (other.code === station.code ? t('card.itself') : undefined)}
          />
        </Form.Item>
      ) : null}
      <DateField name="on" label={t('card.stepOn')} min={station.statusSince} />
      <ReasonField />
    </CommandDialog>
  )
}
