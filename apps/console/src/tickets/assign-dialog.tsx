import { placeAtLevel } from '@zhanwang/domain-station-registry/place-at-level'
import type { Ticket } from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { lastCode } from '@zhanwang/kernel/scope'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { today } from '../forms/today.ts'
import { OwnerSelect } from './owner-select.tsx'
import { useReloadTicket } from './use-reload-ticket.ts'

interface Values {
  level?: DivisionLevel | null
  toMe: boolean
  dueOn: BusinessDate | null
  reason: string
}

/** Gives a ticket to an office, or the reader takes it over in person. */
export function AssignDialog({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { account, permissions } = useMe()
  const [form] = Form.useForm<Values>()
  const reload = useReloadTicket(ticket.number)
  const { number, version } = ticket
  const level = Form.useWatch('level', form)
  const office = level && lastCode(placeAtLevel(ticket.scopePath, level))
  // Taken over in person only by somebody of the office that owns it.
  const mayTakeOver = (permissions['ticket.handle'] ?? []).some(({ division }) => division === office)
  const assign = useCommand(
    ({ level: chosen, toMe, ...values }: Omit<Values, 'level'> & { level: DivisionLevel }, send: SendOptions) =>
      client.registry.tickets.assign.mutate(
        {
          number,
          version,
          owner: { level: chosen, account: toMe && mayTakeOver ? { id: account.id, name: account.name } : null },
          ...values,
        },
        send,
      ),
    onClose,
  )
  return (
    <CommandDialog<Values>
      title={t('tickets.dialogTitle', { action: t('tickets.actions.assign'), number })}
      submit={t('tickets.actions.assign')}
      form={form}
      initialValues={{ level: ticket.owner?.level ?? null, toMe: false, dueOn: null, reason: '' }}
      busy={assign.isPending}
      error={assign.error}
      onSubmit={({ level: chosen, ...values }) => {
        if (chosen) assign.mutate({ ...values, level: chosen })
      }}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('tickets.assignText')}</p>
      <Form.Item name="level" label={t('tickets.owner')} rules={[{ required: true, message: t('form.choose') }]}>
        <OwnerSelect place={ticket.scopePath} />
      </Form.Item>
      {mayTakeOver ? (
        <Form.Item name="toMe" valuePropName="checked">
          <Checkbox>{t('tickets.toMe')}</Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="dueOn" label={t('tickets.dueOn')} extra={t('tickets.keepDue')}>
        <BusinessDatePicker min={today()} allowClear />
      </Form.Item>
      <Form.Item name="reason" label={t('tickets.reason')}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </CommandDialog>
  )
}
