import { useQuery } from '@tanstack/react-query'
import type { EndingStep, HandOver, Hanging } from '@zhanwang/domain-station-registry/closing'
import { LIFE_CYCLE } from '@zhanwang/domain-station-registry/life-cycle'
import { STATION_STATUSES, type Station } from '@zhanwang/domain-station-registry/station'
import { Form, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { StationSelect } from '../forms/station-select.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { HangingFields } from './hanging-fields.tsx'
import { useReloadStation } from './use-reload-station.ts'

interface Props {
  readonly step: EndingStep
  readonly station: Station
  readonly onClose: () => void
}

interface Values {
  on: string
  reason: string
  into?: string
  handOver?: Partial<Record<Hanging['kind'], { to: string; note?: string }>>
}

/** The end of a station: what still hangs on it is shown first, and to whom it goes is part of the command. */
export function EndingDialog({ step, station, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const { code, version } = station
  const reload = useReloadStation(code)
  const check = useQuery(trpc.registry.stations.closingCheck.queryOptions({ code, step }))
  const hanging = check.data?.hanging ?? []
  const blocked = hanging.some(({ weight }) => weight === 'blocks')
  const end = useCommand(({ into, handOver, ...values }: Values, options: SendOptions) => {
    const input = { code, version, ...values, handOver: handOverOf(hanging, handOver) }
    return step === 'merge'
      ? client.registry.stations.merge.mutate({ ...input, into: into ?? '' }, options)
      : client.registry.stations.close.mutate(input, options)
  }, onClose)
  const name = label(LIFE_CYCLE[step])
  const to = label(STATION_STATUSES[LIFE_CYCLE[step].to])
  return (
    <CommandDialog
      title={t('card.stepTitle', { step: name, name: station.name })}
      submit={name}
      danger
      isBlocked={blocked || !check.data}
      form={form}
      initialValues={{ on: today(), reason: '' }}
      busy={end.isPending}
      error={end.error}
      onSubmit={(values) => end.mutate(values)}
      onClose={onClose}
      onReload={() => {
        reload()
        void check.refetch()
      }}
    >
      <p>{t('card.stepEffect', { from: label(STATION_STATUSES[station.status]), to })}</p>
      {check.isPending ? <Spin description={t('card.checking')} /> : null}
      {check.isError ? <ProblemAlert error={check.error} onRetry={() => void check.refetch()} /> : null}
      {check.data ? <HangingFields hanging={hanging} code={code} /> : null}
      {step === 'merge' ? (
        <Form.Item name="into" label={t('card.into')} rules={[{ required: true, message: t('card.intoNeeded') }]}>
          <StationSelect
            kinds={[station.kind]}
            refuse={(other) => (other.code === code ? t('card.itself') : undefined)}
          />
        </Form.Item>
      ) : null}
      <DateField name="on" label={t('card.stepOn')} min={station.statusSince} />
      <ReasonField />
    </CommandDialog>
  )
}

/** What was written of the kinds that are to be handed over. */
function handOverOf(hanging: readonly Hanging[], written: Values['handOver'] = {}): HandOver[] {
  return hanging.flatMap(({ kind }) => {
    const said = written[kind]
    return said ? [{ kind, to: said.to, note: said.note ?? '' }] : []
  })
}
