import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Account } from '@zhanwang/domain-identity/account'
import { useTranslation } from 'react-i18next'
import { ViewSwitch } from '../forms/view-switch.tsx'
import { AccessPanel } from './access-panel.tsx'
import { AccountKeysPanel } from './account-keys-panel.tsx'
import { ACCOUNT_PARTS } from './account-search.ts'
import { AccountSessionsPanel } from './account-sessions-panel.tsx'
import { AccountSignInsPanel } from './account-sign-ins-panel.tsx'
import { GrantsPanel } from './grants-panel.tsx'

/** What there is to know about an account, one part at a time; the part stands in the address. */
export function AccountParts({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const { part = 'grants' } = useSearch({ from: '/shell/accounts/$id' })
  const navigate = useNavigate({ from: '/accounts/$id' })
  return (
    <>
      <ViewSwitch
        label={t('accounts.view')}
        current={part}
        views={ACCOUNT_PARTS.map((key) => ({ key, label: t(`accounts.views.${key}`) }))}
        onChange={(chosen) =>
          void navigate({
            search: (before) => ({ ...before, part: chosen === 'grants' ? undefined : chosen }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      {part === 'grants' ? <GrantsPanel account={account} /> : null}
      {part === 'access' ? <AccessPanel account={account} /> : null}
      {part === 'sessions' ? <AccountSessionsPanel account={account} /> : null}
      {part === 'signIns' ? <AccountSignInsPanel account={account} /> : null}
      {part === 'keys' ? <AccountKeysPanel account={account} /> : null}
    </>
  )
}
