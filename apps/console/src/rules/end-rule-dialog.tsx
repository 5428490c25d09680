import { useQuery } from '@tanstack/react-query'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'

interface Values {
  how: 'end' | 'withdraw'
  on: BusinessDate
  reason: string
}

interface Props {
  readonly id: Uuid
  /** The kind, in words. */
  readonly name: string
  readonly onClose: () => void
}

/** Sets the last day of a version, or takes it back as if it had never been published. */
export function EndRuleDialog({ id, name, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const found = useQuery(trpc.registry.rules.get.queryOptions({ id }))
  const rule = found.data?.rule
  const how = Form.useWatch('how', form) ?? 'end'
  const end = useCommand(
    ({ how, on, reason }: Values, send: SendOptions) =>
      client.registry.rules.end.mutate(
        { id, version: rule?.version ?? 1, on: how === 'end' ? on : null, reason },
        send,
      ),
    onClose,
  )
  return (
    <CommandDialog<Values>
      title={t('rules.endTitle', { name })}
      submit={t('rules.end')}
      danger
      form={form}
      initialValues={{ how: 'end', on: today(), reason: '' }}
      busy={end.isPending || !rule}
      error={end.error ?? found.error}
      onSubmit={(values) => end.mutate(values)}
      onClose={onClose}
      onReload={() => void found.refetch()}
    >
      <p>{rule ? t('rules.endText', { document: rule.sourceDocument }) : t('common.loading')}</p>
      <Form.Item name="how" label={t('rules.endHow')}>
        <Radio.Group
          options={[
            { value: 'end', label: t('rules.endOn') },
            { value: 'withdraw', label: t('rules.withdraw') },
          ]}
        />
      </Form.Item>
      {how === 'end' ? (
        <Form.Item
          name="on"
          label={t('rules.lastDay')}
          rules={[{ required: true, message: t('form.dateNeeded') }]}
          extra={t('rules.lastDayHint')}
        >
          <BusinessDatePicker min={rule?.validFrom} max={rule?.validTo ?? undefined} />
        </Form.Item>
      ) : (
        <p className="quiet">{t('rules.withdrawHint')}</p>
      )}
      <ReasonField />
    </CommandDialog>
  )
}
