import { skipToken, useQuery } from '@tanstack/react-query'
import type { PolicySummary } from '@zhanwang/domain-station-registry/policy'
import type { Uuid } from '@zhanwang/kernel/ids'
import { covers } from '@zhanwang/kernel/scope'
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
  /** Of these only those whose place a new document of the division may take: in force, and none from above it. */
  readonly replaceableOnly?: boolean
}

const MATCHES = 100

/**
 * Chooses a document by part of its title, its number or its issuer. Whether it holds today matters only where it is to be
 * replaced: a group stays founded when the notice of it has run out.
 */
export function PolicySelect({ id, value, onChange, division, replaceableOnly = false }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const place = useQuery(
    trpc.registry.divisions.get.queryOptions(replaceableOnly && division ? { code: division } : skipToken),
  )
  const state = replaceableOnly ? { state: ['running' as const] } : {}
  const found = useQuery(
    trpc.registry.policies.list.queryOptions(
      division ? { division, ...state, limit: MATCHES, ...(text ? { text } : {}) } : skipToken,
    ),
  )
  const chosen = useQuery(trpc.registry.policies.get.queryOptions(value ? { id: value } : skipToken))
  const path = place.data?.division.scopePath
  const words = ({ title, number }: Pick<PolicySummary, 'title' | 'number'>) => (number ? `${title} ${number}` : title)
  // The list tells what binds the division, too, which is not its to replace.
  const isOffered = ({ scopePath }: PolicySummary) =>
    !replaceableOnly || (path !== undefined && covers(path, scopePath))
  return (
    <Select<{ value: Uuid; label: string } | null>
      {...(id === undefined ? {} : { id })}
      labelInValue
      allowClear
      value={value ? { value, label: chosen.data ? words(chosen.data.policy) : value } : null}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={(found.data?.rows ?? []).filter(isOffered).map((policy) => ({ value: policy.id, label: words(policy) }))}
      placeholder={t('policies.searchHint')}
      notFoundContent={t(found.isFetching ? 'common.loading' : 'policies.empty')}
      onChange={(choice) => onChange?.(choice?.value ?? null)}
    />
  )
}
