import { Username } from '@zhanwang/domain-identity/account'
import type { Identity } from '@zhanwang/domain-identity/contract'
import { Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
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

type NewAccount = z.input<Identity['procedures']['accounts']['create']['input']>

/** A new account with a password that is shown once, here. */
export function CreateAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const made = useRef({ username: '', password: '' })
  const [created, setCreated] = useState(false)
  const create = useCommand(
    (input: NewAccount, send: SendOptions) => client.identity.accounts.create.mutate(input, send),
    () => setCreated(true),
  )
  const submit = ({ username, name, division }: Values) => {
    // A retry of the same form sends the same password, or it would be another command.
    if (made.current.username !== username) made.current = { username, password: oneTimePassword(username) }
    create.mutate({ username, name, division: division ?? null, password: made.current.password })
  }
  if (created) return <OneTimePasswordDialog {...made.current} onClose={onClose} />
  return (
    <CommandDialog
      title={t('accounts.create')}
      submit={t('accounts.create')}
      form={form}
      initialValues={{ username: '', name: '' }}
      busy={create.isPending}
      error={create.error}
      onSubmit={submit}
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
