import { skipToken, useQuery } from '@tanstack/react-query'
import { STATION_STATUSES, type StationKind, type StationSummary } from '@zhanwang/domain-station-registry/station'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (code: string | null) => void
  readonly kinds: readonly StationKind[]
  /** Where to look; undefined: everywhere in the reader's scope. */
  readonly division?: string | undefined
  /** Why a station cannot be chosen, in the reader's words; undefined where it can. */
  readonly refuse?: (station: StationSummary) => string | undefined
}

const MATCHES = 30

/** Chooses a station by part of its name or the beginning of its code. */
export function StationSelect({ id, value, onChange, kinds, division, refuse }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [text, setText] = useState('')
  const found = useQuery(
    trpc.registry.stations.list.queryOptions(
      kinds.length > 0
        ? { kind: [...kinds], limit: MATCHES, ...(text ? { text } : {}), ...(division ? { division } : {}) }
        : skipToken,
    ),
  )
  const options = (found.data?.rows ?? []).map((station) => {
    const refusal = refuse?.(station)
    const state = station.status === 'operating' ? '' : ` (${label(STATION_STATUSES[station.status])})`
    return {
      value: String(station.code),
      label: `${station.name} ${station.code}${state}${refusal ? `: ${refusal}` : ''}`,
      disabled: refusal !== undefined,
    }
  })
  return (
    <Select<string | null>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      allowClear
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={options}
      placeholder={t('stations.searchHint')}
      notFoundContent={found.isFetching ? t('common.loading') : t('stations.empty')}
      onChange={(code) => onChange?.(code ?? null)}
    />
  )
}
