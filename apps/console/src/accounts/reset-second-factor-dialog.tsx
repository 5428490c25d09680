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

/** For somebody who lost phone and recovery codes: takes the second factor away, ends all sessions, lets grants rest. */
export function ResetSecondFactorDialog({
  account,
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const reset = useCommand(
    ({ reason }: Values, send: SendOptions) =>
      client.identity.accounts.resetSecondFactor.mutate({ id: account.id, version: account.version, reason }, send),
    onClose,
  )
  const action = t('accounts.resetFactor')
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action, name: account.name })}
      submit={action}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={reset.isPending}
      error={reset.error}
      onSubmit={(values) => reset.mutate(values)}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      <p>{t('accounts.resetFactorText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
