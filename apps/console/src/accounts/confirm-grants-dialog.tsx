import type { Account } from '@zhanwang/domain-identity/account'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'

interface Values {
  reason: string
}

/** Lets an account's grants act again after somebody else has reset its password. */
export function ConfirmGrantsDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const confirm = useCommand(
    ({ reason }: Values, send: SendOptions) =>
      client.identity.accounts.confirm.mutate({ id: account.id, version: account.version, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('accounts.confirm'), name: account.name })}
      submit={t('accounts.confirm')}
      form={form}
      initialValues={{ reason: '' }}
      busy={confirm.isPending}
      error={confirm.error}
      onSubmit={(values) => confirm.mutate(values)}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      <p>{t('accounts.confirmText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
