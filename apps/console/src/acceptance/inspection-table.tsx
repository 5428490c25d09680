import { Link } from '@tanstack/react-router'
import { INSPECTION_PURPOSES, type InspectionSummary } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { type AdaptiveColumn, AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import { DueMark, InspectionStatusMark } from './inspection-marks.tsx'

interface Props {
  readonly rows: readonly InspectionSummary[]
  readonly loading: boolean
  /** The row that the keyboard marks, -1 for none. */
  readonly marked: number
}

/** Files of a place, one a row or one a card. */
export function InspectionTable({ rows, loading, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const columns: AdaptiveColumn<InspectionSummary>[] = [
    {
      key: 'station',
      title: t('station.name'),
      render: (row) => (
        <Link to="/inspections/$id" params={{ id: row.id }}>
          {row.stationName}
        </Link>
      ),
    },
    { key: 'division', title: t('station.division'), render: (row) => row.divisionName },
    { key: 'purpose', title: t('acceptance.purpose'), render: (row) => label(INSPECTION_PURPOSES[row.purpose]) },
    { key: 'status', title: t('station.status'), render: (row) => <InspectionStatusMark status={row.status} /> },
    { key: 'due', title: t('acceptance.due'), render: (row) => (row.dueOn ? <DueMark inspection={row} /> : null) },
    {
      key: 'met',
      title: t('acceptance.met'),
      className: 'numbers',
      render: (row) => `${row.met} / ${row.items}`,
    },
    { key: 'round', title: t('acceptance.round'), className: 'numbers', render: (row) => row.round },
    { key: 'photos', title: t('acceptance.photos'), className: 'numbers', render: (row) => row.photos },
    { key: 'checklist', title: t('acceptance.checklist'), render: (row) => row.checklist },
    {
      key: 'last',
      title: t('acceptance.lastStep'),
      className: 'numbers',
      render: (row) => row.closedOn ?? row.inspectedOn ?? row.submittedOn ?? row.beganOn,
    },
  ]
  return <AdaptiveTable rows={rows} rowKey={(row) => row.id} columns={columns} loading={loading} marked={marked} />
}
