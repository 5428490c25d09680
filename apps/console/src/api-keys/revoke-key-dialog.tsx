import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'

interface Values {
  reason: string
}

/** Ends a key at once, one's own or, as an administrator, somebody else's. */
export function RevokeKeyDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const { revoke, revokeMine } = client.identity.apiKeys
  const ended = useCommand(({ reason }: Values, send: SendOptions) => {
    const input = { id: apiKey.id, reason }
    return apiKey.accountId === me.account.id ? revokeMine.mutate(input, send) : revoke.mutate(input, send)
  }, onClose)
  return (
    <CommandDialog
      title={t('keys.revokeOf', { name: apiKey.name })}
      submit={t('keys.revoke')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={ended.isPending}
      error={ended.error}
      onSubmit={(values) => ended.mutate(values)}
      onClose={onClose}
    >
      <p>{t('keys.revokeText')}</p>
      <ReasonField />
    </CommandDialog>
  )
}
