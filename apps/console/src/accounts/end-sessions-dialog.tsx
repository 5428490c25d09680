import type { Account } from '@zhanwang/domain-identity/account'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'

interface Values {
  reason: string
}

/** Signs an account out everywhere. */
export function EndSessionsDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const end = useCommand(
    ({ reason }: Values, send: SendOptions) =>
      client.identity.accounts.endSessions.mutate({ id: account.id, reason }, send),
    onClose,
  )
  const action = t('accounts.endSessions')
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action, name: account.name })}
      submit={action}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={end.isPending}
      error={end.error}
      onSubmit={(values) => end.mutate(values)}
      onClose={onClose}
    >
      <p>{t('accounts.endSessionsText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
