import type { Account, Grant } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly grant: Grant
  readonly account: Account
  readonly onClose: () => void
}

export function RevokeGrantDialog({ grant, account, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<{ reason: string }>()
  const revoke = useCommand(
    ({ reason }: { reason: string }, send: SendOptions) =>
      client.identity.grants.revoke.mutate({ id: grant.id, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('accounts.revoke'), name: account.name })}
      submit={t('accounts.revoke')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={revoke.isPending}
      error={revoke.error}
      onSubmit={(values) => revoke.mutate(values)}
      onClose={onClose}
    >
      <p>{`${label(ROLES[grant.role])} · ${grant.divisionName ?? t('accounts.everywhere')}`}</p>
      <ReasonField />
    </CommandDialog>
  )
}
