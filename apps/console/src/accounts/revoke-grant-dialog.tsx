import type { Account, Grant } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly grant: Grant
  readonly account: Account
  readonly onClose: () => void
}

export function RevokeGrantDialog({ grant, account, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <ReasonDialog
      title={t('card.dialogTitle', { action: t('accounts.revoke'), name: account.name })}
      submit={t('accounts.revoke')}
      send={(reason, options) => client.identity.grants.revoke.mutate({ id: grant.id, reason }, options)}
      onClose={onClose}
    >
      {`${label(ROLES[grant.role])} · ${grant.divisionName ?? t('accounts.everywhere')}`}
    </ReasonDialog>
  )
}
