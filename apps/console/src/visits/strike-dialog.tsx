import type { VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'

interface Values {
  reason: string
}

/** Says of a recorded visit that it was a mistake. */
export function StrikeDialog({ number, onClose }: { readonly number: VisitNumber; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const strike = useCommand(
    ({ reason }: Values, send: SendOptions) => client.registry.visits.strike.mutate({ number, reason }, send),
    onClose,
  )
  return (
    <CommandDialog<Values>
      title={t('tickets.dialogTitle', { action: t('visits.strike'), number })}
      submit={t('visits.strike')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={strike.isPending}
      error={strike.error}
      onSubmit={(values) => strike.mutate(values)}
      onClose={onClose}
    >
      <p>{t('visits.strikeText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
