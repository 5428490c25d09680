import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** For somebody who lost phone and recovery codes: takes the second factor away, ends all sessions, lets grants rest. */
export function ResetSecondFactorDialog({
  account: { id, name, version },
  onClose,
}: {
  readonly account: Account
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const action = t('accounts.resetFactor')
  return (
    <ReasonDialog
      title={t('card.dialogTitle', { action, name })}
      submit={action}
      send={(reason, options) => client.identity.accounts.resetSecondFactor.mutate({ id, version, reason }, options)}
      onClose={onClose}
      onReload={() => void queryClient.invalidateQueries(trpc.identity.accounts.get.queryFilter({ id }))}
    >
      {t('accounts.resetFactorText')}
    </ReasonDialog>
  )
}
