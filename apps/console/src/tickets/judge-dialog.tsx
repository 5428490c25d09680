import type { Ticket } from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { today } from '../forms/today.ts'
import { useReloadTicket } from './use-reload-ticket.ts'

interface Values {
  remark?: string
  reason?: string
  dueOn?: BusinessDate | null
}

interface Props {
  readonly action: 'confirm' | 'reopen' | 'withdraw'
  readonly ticket: Ticket
  readonly onClose: () => void
}

const TEXTS = {
  confirm: 'tickets.confirmText',
  reopen: 'tickets.reopenText',
  withdraw: 'tickets.withdrawText',
} as const

/** What who raised a ticket, or an office above its owner, says of it. */
export function JudgeDialog({ action, ticket, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const reload = useReloadTicket(ticket.number)
  const of = { number: ticket.number, version: ticket.version }
  const judge = useCommand(({ remark = '', reason = '', dueOn = null }: Values, send: SendOptions) => {
    const { confirm, reopen, withdraw } = client.registry.tickets
    switch (action) {
      case 'confirm':
        return confirm.mutate({ ...of, remark }, send)
      case 'reopen':
        return reopen.mutate({ ...of, reason, dueOn }, send)
      case 'withdraw':
        return withdraw.mutate({ ...of, reason }, send)
    }
  }, onClose)
  const name = t(`tickets.actions.${action}`)
  return (
    <CommandDialog<Values>
      title={t('tickets.dialogTitle', { action: name, number: ticket.number })}
      submit={name}
      danger={action === 'withdraw'}
      form={form}
      initialValues={{}}
      busy={judge.isPending}
      error={judge.error}
      onSubmit={(values) => judge.mutate(values)}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t(TEXTS[action])}</p>
      {action === 'confirm' ? (
        <Form.Item name="remark" label={t('tickets.remark')}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      ) : (
        <ReasonField />
      )}
      {action === 'reopen' ? (
        <Form.Item name="dueOn" label={t('tickets.dueOn')}>
          <BusinessDatePicker min={today()} allowClear />
        </Form.Item>
      ) : null}
    </CommandDialog>
  )
}
