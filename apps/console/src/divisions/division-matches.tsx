import { useQuery } from '@tanstack/react-query'
import { DIVISION_KINDS } from '@zhanwang/domain-station-registry/division'
import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly text: string
  readonly onChoose: (code: string) => void
}

/** Divisions in the reader's scope whose name or code begins with a text. */
export function DivisionMatches({ text, onChoose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const found = useQuery(trpc.registry.divisions.list.queryOptions({ text, deep: true, limit: 30 }))
  if (found.isPending) return <Spin aria-label={t('common.loading')} />
  if (found.isError) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.rows.length === 0) return <EmptyState text={t('divisions.none')} />
  return (
    <ul>
      {found.data.rows.map((row) => (
        <li key={`${row.code}@${row.validFrom}`}>
          <Button type="text" onClick={() => onChoose(row.code)}>
            {row.name} <span className="quiet">{`${row.code} · ${label(DIVISION_KINDS[row.kind])}`}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
