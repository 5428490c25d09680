import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** Ends a key at once, one's own or, as an administrator, somebody else's. */
export function RevokeKeyDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { revoke, revokeMine } = client.identity.apiKeys
  const { mutate } = apiKey.accountId === me.account.id ? revokeMine : revoke
  return (
    <ReasonDialog
      title={t('keys.revokeOf', { name: apiKey.name })}
      submit={t('keys.revoke')}
      send={(reason, options) => mutate({ id: apiKey.id, reason }, options)}
      onClose={onClose}
    >
      {t('keys.revokeText')}
    </ReasonDialog>
  )
}
