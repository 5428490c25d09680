import type { Account } from '@zhanwang/domain-identity/account'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { ResetPasswordDialog } from './reset-password-dialog.tsx'
import { SetStatusDialog } from './set-status-dialog.tsx'

/** What a security administrator may do with somebody else's account; nobody disables or resets their own. */
export function AccountActions({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const me = useMe()
  const [action, setAction] = useState<'status' | 'password'>()
  if (!holds('account.maintain') || me.account.id === account.id) return null
  const active = account.status === 'active'
  const close = () => setAction(undefined)
  return (
    <>
      <Button onClick={() => setAction('password')}>{t('accounts.resetPassword')}</Button>
      <Button danger={active} onClick={() => setAction('status')}>
        {t(active ? 'accounts.disable' : 'accounts.enable')}
      </Button>
      {action === 'status' ? <SetStatusDialog account={account} onClose={close} /> : null}
      {action === 'password' ? <ResetPasswordDialog account={account} onClose={close} /> : null}
    </>
  )
}
