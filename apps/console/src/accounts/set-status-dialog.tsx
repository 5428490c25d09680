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

/** Disables an active account, which ends its sessions, or enables a disabled one. */
export function SetStatusDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const active = account.status === 'active'
  const change = useCommand(({ reason }: Values, send: SendOptions) => {
    const input = { id: account.id, version: account.version, reason }
    const { disable, enable } = client.identity.accounts
    return active ? disable.mutate(input, send) : enable.mutate(input, send)
  }, onClose)
  const action = t(active ? 'accounts.disable' : 'accounts.enable')
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action, name: account.name })}
      submit={action}
      danger={active}
      form={form}
      initialValues={{ reason: '' }}
      busy={change.isPending}
      error={change.error}
      onSubmit={(values) => change.mutate(values)}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      <p>{t(active ? 'accounts.disableText' : 'accounts.enableText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
