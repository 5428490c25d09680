import type { Account } from '@zhanwang/domain-identity/account'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { ConfirmGrantsDialog } from './confirm-grants-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { ResetPasswordDialog } from './reset-password-dialog.tsx'
import { ResetSecondFactorDialog } from './reset-second-factor-dialog.tsx'
import { SetStatusDialog } from './set-status-dialog.tsx'

/** What an administrator may do with somebody else's account: the system's keeps it, the security's confirms its grants. */
export function AccountActions({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const me = useMe()
  const [action, setAction] = useState<'status' | 'password' | 'factor' | 'confirm' | 'hand-over'>()
  if (me.account.id === account.id) return null
  const active = account.status === 'active'
  const close = () => setAction(undefined)
  return (
    <>
      {holds('grant.maintain') && account.awaitingConfirmation ? (
        <Button type="primary" onClick={() => setAction('confirm')}>
          {t('accounts.confirm')}
        </Button>
      ) : null}
      {holds('grant.maintain') ? (
        <Button onClick={() => setAction('hand-over')}>{t('accounts.handOver')}</Button>
      ) : null}
      {holds('account.maintain') ? (
        <>
          <Button onClick={() => setAction('password')}>{t('accounts.resetPassword')}</Button>
          {account.secondFactor ? (
            <Button onClick={() => setAction('factor')}>{t('accounts.resetFactor')}</Button>
          ) : null}
          <Button danger={active} onClick={() => setAction('status')}>
            {t(active ? 'accounts.disable' : 'accounts.enable')}
          </Button>
        </>
      ) : null}
      {action === 'confirm' ? <ConfirmGrantsDialog account={account} onClose={close} /> : null}
      {action === 'hand-over' ? <HandOverDialog account={account} onClose={close} /> : null}
      {action === 'status' ? <SetStatusDialog account={account} onClose={close} /> : null}
      {action === 'factor' ? <ResetSecondFactorDialog account={account} onClose={close} /> : null}
      {action === 'password' ? <ResetPasswordDialog account={account} onClose={close} /> : null}
    </>
  )
}
