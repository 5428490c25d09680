import { MAX_STEP_FILES, MEASURES_LENGTH, type Ticket } from '@zhanwang/domain-station-registry/ticket'
import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { UploadsField } from './uploads-field.tsx'
import { useReloadTicket } from './use-reload-ticket.ts'
import { ticketsOf, useUploads } from './use-uploads.ts'

interface Values {
  measures: string
}

/** Reports what was done about a problem, with the proof. */
export function SolveDialog({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const uploads = useUploads()
  const [waiting, setWaiting] = useState(false)
  const reload = useReloadTicket(ticket.number)
  const { number, version } = ticket
  const solve = useCommand(
    (values: Values & { files: ReturnType<typeof ticketsOf> }, send: SendOptions) =>
      client.registry.tickets.solve.mutate({ number, version, ...values }, send),
    onClose,
  )
  return (
    <CommandDialog<Values>
      title={t('tickets.dialogTitle', { action: t('tickets.actions.solve'), number })}
      submit={t('tickets.actions.solve')}
      width={680}
      form={form}
      initialValues={{ measures: '' }}
      busy={solve.isPending}
      error={solve.error}
      onSubmit={(values) => {
        setWaiting(uploads.busy)
        if (!uploads.busy) solve.mutate({ ...values, files: ticketsOf(uploads) })
      }}
      onClose={onClose}
      onReload={reload}
    >
      <p>{t('tickets.solveText')}</p>
      <Form.Item
        name="measures"
        label={t('tickets.measures')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('tickets.measuresRule') }]}
      >
        <Input.TextArea rows={5} maxLength={MEASURES_LENGTH} showCount />
      </Form.Item>
      <UploadsField label={t('tickets.proof')} uploads={uploads} most={MAX_STEP_FILES} />
      {waiting && uploads.busy ? <Alert type="warning" showIcon title={t('tickets.filesBusy')} /> : null}
    </CommandDialog>
  )
}
