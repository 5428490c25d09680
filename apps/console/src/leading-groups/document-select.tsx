import { skipToken, useQuery } from '@tanstack/react-query'
import type { PolicySummary } from '@zhanwang/domain-station-registry/policy'
import type { Uuid } from '@zhanwang/kernel/ids'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'

interface Props {
  readonly id?: string
  readonly value?: Uuid | null
  readonly onChange?: (id: Uuid | null) => void
  /** The division whose documents, those above it and those below it can be chosen. */
  readonly division: string | undefined
}

const MATCHES = 30

/**
 * Chooses a document by part of its title, its number or its issuer. Whether it holds today does not matter: a group stays
 * founded when the notice of it has run out.
 */
export function DocumentSelect({ id, value, onChange, division }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery(
    trpc.registry.policies.list.queryOptions(
      division ? { division, limit: MATCHES, ...(text ? { text } : {}) } : skipToken,
    ),
  )
  const chosen = useQuery(trpc.registry.policies.get.queryOptions(value ? { id: value } : skipToken))
  const words = ({ title, number }: Pick<PolicySummary, 'title' | 'number'>) => (number ? `${title} ${number}` : title)
  return (
    <Select<{ value: Uuid; label: string } | null>
      {...(id === undefined ? {} : { id })}
      labelInValue
      allowClear
      value={value ? { value, label: chosen.data ? words(chosen.data.policy) : value } : null}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={(found.data?.rows ?? []).map((policy) => ({ value: policy.id, label: words(policy) }))}
      placeholder={t('policies.searchHint')}
      notFoundContent={t(found.isFetching ? 'common.loading' : 'policies.empty')}
      onChange={(choice) => onChange?.(choice?.value ?? null)}
    />
  )
}
