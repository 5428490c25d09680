import { Link } from '@tanstack/react-router'
import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type AdaptiveColumn, AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { instantText } from '../forms/instant-text.ts'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { KEY_TONES, keyState } from './key-state.ts'

interface Props {
  readonly keys: readonly ApiKey[]
  /** Whether each key's holder is named. */
  readonly withHolder: boolean
  /** Undefined where the reader cannot revoke. */
  readonly onRevoke?: ((key: ApiKey) => void) | undefined
}

export function KeyTable({ keys, withHolder, onRevoke }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const now = today()
  const holder: AdaptiveColumn<ApiKey> = {
    key: 'holder',
    title: t('keys.holder'),
    render: (key) => (
      <Link to="/accounts/$id" params={{ id: key.accountId }}>
        {key.accountName}
      </Link>
    ),
  }
  const revoke = (act: (key: ApiKey) => void): AdaptiveColumn<ApiKey> => ({
    key: 'revoke',
    title: t('accounts.actions'),
    render: (key) =>
      keyState(key, now) === 'live' ? (
        <Button danger aria-label={t('keys.revokeOf', { name: key.name })} onClick={() => act(key)}>
          {t('keys.revoke')}
        </Button>
      ) : null,
  })
  return (
    <AdaptiveTable<ApiKey>
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('keys.name'),
          render: (key) => {
            const state = keyState(key, now)
            return (
              <>
                {key.name} <Mark tone={KEY_TONES[state]}>{t(`keys.states.${state}`)}</Mark>
              </>
            )
          },
        },
        ...(withHolder ? [holder] : []),
        { key: 'prefix', title: t('keys.prefix'), render: ({ prefix }) => <code>{prefix}…</code> },
        {
          key: 'may',
          title: t('accounts.role'),
          render: (key) => `${label(ROLES[key.role])} · ${key.divisionName ?? t('accounts.everywhere')}`,
        },
        {
          key: 'expiresOn',
          title: t('keys.expiresOn'),
          className: 'numbers',
          render: ({ expiresOn }) => expiresOn ?? t('common.none'),
        },
        {
          key: 'lastUsedAt',
          title: t('keys.lastUsedAt'),
          className: 'numbers',
          render: ({ lastUsedAt }) => (lastUsedAt ? instantText(lastUsedAt) : t('keys.neverUsed')),
        },
        {
          key: 'createdAt',
          title: t('accounts.createdAt'),
          className: 'numbers',
          render: ({ createdAt }) => instantText(createdAt),
        },
        ...(onRevoke ? [revoke(onRevoke)] : []),
      ]}
    />
  )
}
