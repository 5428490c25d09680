import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PermissionName } from '../accounts/permission-name.tsx'
import { useMe } from '../api/me.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { FactTable } from '../feedback/fact-table.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { instantText } from '../forms/instant-text.ts'
import { ChangePasswordForm } from './change-password-form.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'
import { SignInHistory } from './sign-in-history.tsx'

/** Who I am, what I may do and where, how and from where I sign in, and my password. */
export function OwnAccountPage() {
  const { t } = useTranslation()
  const { account, permissions } = useMe()
  const [changes, setChanges] = useState(0)
  const rows = Object.entries(permissions).map(([permission, places]) => ({ permission, places }))
  return (
    <>
      <PageHeading title={t('own.menu.title')} />
      <section className="panel">
        <FactTable
          facts={[
            { key: 'name', label: t('accounts.name'), children: account.name },
            { key: 'username', label: t('signIn.username'), children: account.username },
            {
              key: 'division',
              label: t('accounts.division'),
              children: account.divisionName ?? t('accounts.everywhere'),
            },
            {
              key: 'last',
              label: t('accounts.lastSignIn'),
              children: account.lastSignInAt ? instantText(account.lastSignInAt) : t('accounts.never'),
            },
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t('own.permissions')}</h2>
        <AdaptiveTable
          rowKey={({ permission }) => permission}
          rows={rows}
          columns={[
            {
              key: 'permission',
              title: t('own.permission'),
              render: ({ permission }) => <PermissionName permission={permission} />,
            },
            {
              key: 'places',
              title: t('accounts.scope'),
              render: ({ places }) =>
                places
                  .map((place) => (place.division ? `${place.name} ${place.division}` : t('accounts.everywhere')))
                  .join('; '),
            },
          ]}
        />
      </section>
      <SecondFactorPanel />
      <SessionsPanel />
      <SignInHistory />
      <section className="panel stack own-password">
        <h2>{t('own.changePassword')}</h2>
        {changes > 0 ? <p role="status">{t('own.passwordChanged')}</p> : null}
        <ChangePasswordForm key={changes} username={account.username} onDone={() => setChanges(changes + 1)} />
      </section>
    </>
  )
}
