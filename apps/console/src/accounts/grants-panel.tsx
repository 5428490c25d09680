import type { Account, Grant } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { DataTable } from '../feedback/data-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { GiveGrantDialog } from './give-grant-dialog.tsx'
import { RevokeGrantDialog } from './revoke-grant-dialog.tsx'

/** The roles of an account, each over a division or everywhere. Nobody grants to themselves. */
export function GrantsPanel({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const label = useLabel()
  const holds = useHolds()
  const me = useMe()
  const [giving, setGiving] = useState(false)
  const [revoking, setRevoking] = useState<Grant>()
  const may = holds('grant.maintain') && me.account.id !== account.id
  return (
    <section className="panel stack">
      <div className="row">
        <h2>{t('accounts.grants')}</h2>
        {may ? <Button onClick={() => setGiving(true)}>{t('accounts.give')}</Button> : null}
      </div>
      {account.grants.length === 0 ? (
        <EmptyState text={t('accounts.noGrants')} />
      ) : (
        <DataTable<Grant>
          rowKey="id"
          dataSource={account.grants}
          columns={[
            { key: 'role', title: t('accounts.role'), render: (_, grant) => label(ROLES[grant.role]) },
            {
              key: 'division',
              title: t('accounts.scope'),
              render: (_, grant) => grant.divisionName ?? t('accounts.everywhere'),
            },
            { key: 'by', title: t('accounts.grantedBy'), dataIndex: 'grantedBy' },
            {
              key: 'at',
              title: t('accounts.grantedAt'),
              className: 'numbers',
              render: (_, grant) => instantText(grant.grantedAt),
            },
            ...(may
              ? [
                  {
                    key: 'revoke',
                    title: t('accounts.actions'),
                    render: (_: unknown, grant: Grant) => (
                      <Button
                        danger
                        aria-label={t('accounts.revokeOf', { role: label(ROLES[grant.role]) })}
                        onClick={() => setRevoking(grant)}
                      >
                        {t('accounts.revoke')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {giving ? <GiveGrantDialog account={account} onClose={() => setGiving(false)} /> : null}
      {revoking ? (
        <RevokeGrantDialog grant={revoking} account={account} onClose={() => setRevoking(undefined)} />
      ) : null}
    </section>
  )
}
