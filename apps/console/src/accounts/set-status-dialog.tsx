import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** Disables an active account, which ends its sessions, or enables a disabled one. */
export function SetStatusDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { disable, enable } = client.identity.accounts
  const active = account.status === 'active'
  const action = t(active ? 'accounts.disable' : 'accounts.enable')
  return (
    <ReasonDialog
      title={t('card.dialogTitle', { action, name: account.name })}
      submit={action}
      danger={active}
      send={(reason, options) =>
        (active ? disable : enable).mutate({ id: account.id, version: account.version, reason }, options)
      }
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      {t(active ? 'accounts.disableText' : 'accounts.enableText')}
    </ReasonDialog>
  )
}
