import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'

interface Props {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  /** The account that cannot be chosen. */
  readonly except: string
}

const MATCHES = 30

/** Chooses an active account of the reader's scope by part of its name or username. */
export function AccountSelect({ id, value, onChange, except }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery(
    trpc.identity.accounts.list.queryOptions({ status: 'active', limit: MATCHES, ...(text ? { text } : {}) }),
  )
  const options = (found.data?.rows ?? [])
    .filter((account) => account.id !== except)
    .map(({ id: account, name, username, divisionName }) => ({
      value: String(account),
      label: `${name} ${username} · ${divisionName ?? t('accounts.everywhere')}`,
    }))
  return (
    <Select<string | null>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      allowClear
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={options}
      placeholder={t('accounts.searchHint')}
      notFoundContent={found.isFetching ? t('common.loading') : t('accounts.empty')}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}
