import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { AllKeys } from '../api-keys/all-keys.tsx'

/** The API keys of one account. */
export function AccountKeysPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <section className="panel stack">
      <h2>{t('accounts.views.keys')}</h2>
      <AllKeys accountId={account.id} />
    </section>
  )
}
