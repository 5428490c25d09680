import { Username } from '@zhanwang/domain-identity/account'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { oneTimePassword } from './one-time-password.ts'
import { OneTimePasswordDialog } from './one-time-password-dialog.tsx'

interface Values {
  username: string
  name: string
  division?: string | null
}

/** A new account with a password that is shown once, here. */
export function CreateAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [password] = useState(() => oneTimePassword(''))
  const [created, setCreated] = useState<string>()
  const create = useCommand(
    ({ username, name, division }: Values, send: SendOptions) =>
      client.identity.accounts.create.mutate({ username, name, division: division ?? null, password }, send),
    () => setCreated(form.getFieldValue('username')),
  )
  if (created) return <OneTimePasswordDialog username={created} password={password} onClose={onClose} />
  return (
    <CommandDialog
      title={t('accounts.create')}
      submit={t('accounts.create')}
      form={form}
      initialValues={{ username: '', name: '' }}
      busy={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="username"
        label={t('signIn.username')}
        extra={t('accounts.usernameRule')}
        rules={[
          {
            validator: (_, value: unknown) =>
              Username.safeParse(value).success
                ? Promise.resolve()
                : Promise.reject(new Error(t('accounts.usernameRule'))),
          },
        ]}
      >
        <Input autoComplete="off" autoCapitalize="none" maxLength={30} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('accounts.name')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="division" label={t('accounts.division')} extra={t('accounts.divisionNote')}>
        <DivisionSelect allowClear placeholder={t('accounts.everywhere')} />
      </Form.Item>
    </CommandDialog>
  )
}
