import { checkPassword } from '@zhanwang/domain-identity/password'
import { REASONS } from '@zhanwang/domain-identity/reasons'
import { DomainError } from '@zhanwang/kernel/errors'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'

interface Values {
  current: string
  next: string
  again: string
}

interface Props {
  readonly username: string
  readonly onDone: () => void | Promise<void>
}

/** The rule is the domain's own, so the form says what the server would. */
export function ChangePasswordForm({ username, onDone }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const change = useCommand(
    ({ current, next }: Values, send: SendOptions) => client.identity.me.changePassword.mutate({ current, next }, send),
    onDone,
  )
  const meetsRule = (password: string | undefined) => {
    if (!password || password.length < 10) return Promise.reject(new Error(t('own.passwordLength')))
    try {
      checkPassword(password, username)
      return Promise.resolve()
    } catch (error) {
      const reason = error instanceof DomainError ? error.details.reason : undefined
      if (reason === 'password-too-simple' || reason === 'password-has-username' || reason === 'password-common')
        return Promise.reject(new Error(label(REASONS[reason])))
      throw error
    }
  }
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => change.mutate(values)}>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Form.Item name="current" label={t('own.current')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('own.next')}
        extra={t('own.rule')}
        rules={[{ validator: (_, value: string | undefined) => meetsRule(value) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('own.again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('own.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      {change.error ? <ProblemAlert error={change.error} /> : null}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('own.changePassword')}
      </Button>
    </Form>
  )
}
