import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'

/** A choice with the words by which it was found. */
export interface NamedPlace {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly id?: string
  readonly value?: readonly NamedPlace[]
  readonly onChange?: (places: NamedPlace[]) => void
  /** Where to look; undefined: everywhere in the reader's scope. */
  readonly division: string | undefined
  readonly most: number
}

const MATCHES = 30

/** Chooses several stations by part of their names or the beginning of their codes. */
export function StationsSelect({ id, value, onChange, division, most }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery(
    trpc.registry.stations.list.queryOptions({
      limit: MATCHES,
      ...(text ? { text } : {}),
      ...(division ? { division } : {}),
    }),
  )
  return (
    <Select<NamedPlace[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      labelInValue
      value={[...(value ?? [])]}
      maxCount={most}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={(found.data?.rows ?? []).map(({ code, name }) => ({ value: String(code), label: `${name} ${code}` }))}
      placeholder={t('stations.searchHint')}
      notFoundContent={found.isFetching ? t('common.loading') : t('stations.empty')}
      onChange={(places) => onChange?.(places)}
    />
  )
}

/** Chooses several divisions by the beginning of their names or codes. */
export function DivisionsSelect({ id, value, onChange, most }: Omit<Props, 'division'>) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery(
    trpc.registry.divisions.list.queryOptions({ limit: MATCHES, ...(text ? { text, deep: true } : {}) }),
  )
  return (
    <Select<NamedPlace[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      labelInValue
      value={[...(value ?? [])]}
      maxCount={most}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
      options={(found.data?.rows ?? []).map(({ code, name }) => ({ value: String(code), label: `${name} ${code}` }))}
      placeholder={t('divisions.choose')}
      notFoundContent={found.isFetching ? t('common.loading') : t('common.none')}
      onChange={(places) => onChange?.(places)}
    />
  )
}
