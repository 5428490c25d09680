import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** Lets an account's grants act again after somebody else has reset its password. */
export function ConfirmGrantsDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ReasonDialog
      title={t('card.dialogTitle', { action: t('accounts.confirm'), name: account.name })}
      danger={false}
      submit={t('accounts.confirm')}
      send={(reason, options) =>
        client.identity.accounts.confirm.mutate({ id: account.id, version: account.version, reason }, options)
      }
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id: account.id }))}
    >
      {t('accounts.confirmText')}
    </ReasonDialog>
  )
}
