import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ViewSwitch } from '../forms/view-switch.tsx'
import { AllKeys } from './all-keys.tsx'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { keyRoles } from './key-roles.ts'
import { KEY_HOLDERS } from './key-search.ts'
import { MyKeys } from './my-keys.tsx'

/** 接口密钥: one's own, and for administrators those of all accounts. Who may not make a key sees only what there is. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const holds = useHolds()
  const { permissions } = useMe()
  const search = useSearch({ from: '/shell/keys' })
  const navigate = useNavigate({ from: '/keys' })
  const [creating, setCreating] = useState(false)
  const roles = keyRoles(permissions)
  const administers = holds('account.read')
  const holders = administers && (roles.length === 0 || search.holders === 'all') ? 'all' : 'mine'
  return (
    <>
      <PageHeading
        title={t('keys.title')}
        note={t('keys.note')}
        actions={
          roles.length > 0 ? (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('keys.create')}
            </Button>
          ) : null
        }
      />
      {administers && roles.length > 0 ? (
        <ViewSwitch
          label={t('accounts.view')}
          current={holders}
          views={KEY_HOLDERS.map((key) => ({ key, label: t(`keys.views.${key}`) }))}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, holders: chosen }), replace: true, resetScroll: false })
          }
        />
      ) : null}
      {holders === 'all' ? <AllKeys /> : <MyKeys />}
      {creating ? <CreateKeyDialog roles={roles} onClose={() => setCreating(false)} /> : null}
    </>
  )
}
