import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginSecondFactor, confirmSecondFactor } from '../api/second-factor.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

/** Password, then QR code and first code, then the recovery codes; `onDone` when these have been put away. */
export function SecondFactorSetup({ onDone }: { readonly onDone: () => void | Promise<void> }) {
  const { t } = useTranslation()
  const begin = useMutation({ mutationFn: ({ password }: { password: string }) => beginSecondFactor(password) })
  const [codes, setCodes] = useState<readonly string[]>()
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => confirmSecondFactor(code),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  if (codes) return <RecoveryCodesDialog codes={codes} onClose={() => void onDone()} />
  if (!begin.data)
    return (
      <Form<{ password: string }> layout="vertical" onFinish={(values) => begin.mutate(values)}>
        <p>{t('own.factorWhat')}</p>
        <Form.Item name="password" label={t('own.current')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        {begin.error ? <ProblemAlert error={begin.error} /> : null}
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('own.factorBegin')}
        </Button>
      </Form>
    )
  const { secret, uri } = begin.data
  return (
    <Form<{ code: string }> layout="vertical" onFinish={(values) => confirm.mutate(values)}>
      <p>{t('own.factorScan')}</p>
      <div role="img" aria-label={t('own.factorQr')}>
        <QRCode value={uri} size={192} />
      </div>
      <p>
        {t('own.factorSecret')}{' '}
        <Typography.Text code copyable={{ text: secret }}>
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Typography.Text>
      </p>
      <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
      </Form.Item>
      {confirm.error ? <ProblemAlert error={confirm.error} /> : null}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('own.factorConfirm')}
      </Button>
    </Form>
  )
}
