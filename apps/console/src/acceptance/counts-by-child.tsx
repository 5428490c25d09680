import { useNavigate } from '@tanstack/react-router'
import { INSPECTION_STATUSES } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { type AdaptiveColumn, AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { keysOf, useLabel } from '../locales/use-label.ts'
import type { Counts } from './inspection-counts.tsx'

type ChildCounts = Counts & { readonly division: string; readonly divisionName: string }

/** Where the divisions below stand; their names lead to them. */
export function CountsByChild({ rows }: { readonly rows: readonly ChildCounts[] }) {
  const { t } = useTranslation()
  const label = useLabel()
  const navigate = useNavigate()
  const columns: AdaptiveColumn<ChildCounts>[] = [
    {
      key: 'division',
      title: t('station.division'),
      render: ({ division, divisionName }) => (
        <button
          type="button"
          className="link-button"
          onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, division, cursor: undefined }) })}
        >
          {divisionName}
        </button>
      ),
    },
    ...keysOf(INSPECTION_STATUSES).map((status) => ({
      key: status,
      title: label(INSPECTION_STATUSES[status]),
      className: 'numbers',
      render: (row: ChildCounts) => row[status],
    })),
    { key: 'overdue', title: t('acceptance.overdue'), className: 'numbers', render: (row) => row.overdue },
  ]
  return <AdaptiveTable rows={rows} rowKey={({ division }) => division} columns={columns} />
}
