import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** Signs an account out everywhere. */
export function EndSessionsDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const action = t('accounts.endSessions')
  return (
    <ReasonDialog
      title={t('card.dialogTitle', { action, name: account.name })}
      submit={action}
      send={(reason, options) => client.identity.accounts.endSessions.mutate({ id: account.id, reason }, options)}
      onClose={onClose}
    >
      {t('accounts.endSessionsText')}
    </ReasonDialog>
  )
}
