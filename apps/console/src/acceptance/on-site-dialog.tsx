import { type Inspection, ITEM_RESULTS, type ItemResult } from '@zhanwang/domain-station-registry/inspection'
import { lastDayOf, resultOf } from '@zhanwang/domain-station-registry/inspection-reading'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DateField } from '../forms/date-field.tsx'
import { today } from '../forms/today.ts'
import { keysOf, useLabel } from '../locales/use-label.ts'
import { useReloadInspection } from './use-reload-inspection.ts'

interface Found {
  readonly key: string
  readonly result: ItemResult
  readonly note: string
  readonly dueOn: BusinessDate | null
}

interface Props {
  readonly inspection: Inspection
  readonly found: readonly Found[]
  readonly onDone: () => void
  readonly onClose: () => void
}

interface Values {
  on: BusinessDate
  effectiveOn?: BusinessDate | null
}

/** Says what follows from the check before it is recorded, which cannot be taken back: approval, or rectification. */
export function OnSiteDialog({ inspection, found, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const { id, version, items, purpose } = inspection
  const reload = useReloadInspection(id)
  const resultNow = (key: string) => found.find((each) => each.key === key)?.result
  const toMend = items.filter((item) => item.required && (resultNow(item.key) ?? resultOf(item)) !== 'met')
  const passes = toMend.length === 0
  const on = Form.useWatch('on', form) ?? today()
  const inspect = useCommand(
    ({ on: day, effectiveOn }: Values, send: SendOptions) =>
      client.registry.acceptance.inspect.mutate(
        { id, version, on: day, items: [...found], effectiveOn: passes ? (effectiveOn ?? null) : null },
        send,
      ),
    () => {
      onDone()
      onClose()
    },
  )
  const counts = keysOf(ITEM_RESULTS).map((result) => {
    const count = found.filter((each) => each.result === result).length
    return t('imports.outcomeCount', { outcome: label(ITEM_RESULTS[result]), count })
  })
  return (
    <CommandDialog
      title={t('acceptance.inspectOf', { name: inspection.stationName })}
      submit={t('acceptance.inspect')}
      form={form}
      initialValues={{ on: today(), effectiveOn: null }}
      busy={inspect.isPending}
      error={inspect.error}
      onSubmit={(values) => inspect.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{counts.join(' · ')}</p>
      <p>
        {passes
          ? t('acceptance.thenApproval')
          : t('acceptance.thenRectify', { items: toMend.map(({ name }) => name).join(t('imports.comma')) })}
      </p>
      <DateField name="on" label={t('acceptance.inspectedOn')} min={lastDayOf(inspection)} />
      {passes ? (
        <Form.Item
          name="effectiveOn"
          label={t(`acceptance.effectiveOn.${purpose}`)}
          extra={t('acceptance.effectiveDefault')}
        >
          <BusinessDatePicker allowClear min={on} max={today()} />
        </Form.Item>
      ) : null}
    </CommandDialog>
  )
}
