import type { Account } from '@zhanwang/domain-identity/account'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { oneTimePassword } from './one-time-password.ts'
import { OneTimePasswordDialog } from './one-time-password-dialog.tsx'

export function ResetPasswordDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<object>()
  const [password] = useState(() => oneTimePassword(account.username))
  const [done, setDone] = useState(false)
  const reset = useCommand(
    (version: number, send: SendOptions) =>
      client.identity.accounts.resetPassword.mutate({ id: account.id, version, password }, send),
    () => setDone(true),
  )
  if (done) return <OneTimePasswordDialog username={account.username} password={password} onClose={onClose} />
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('accounts.resetPassword'), name: account.name })}
      submit={t('accounts.resetPassword')}
      danger
      form={form}
      initialValues={{}}
      busy={reset.isPending}
      error={reset.error}
      onSubmit={() => reset.mutate(account.version)}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      <p>{t('accounts.resetText')}</p>
    </CommandDialog>
  )
}
