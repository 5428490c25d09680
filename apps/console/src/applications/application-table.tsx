import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@zhanwang/domain-station-registry/application'
import { STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import { useTranslation } from 'react-i18next'
import { ApprovalStatusMark } from '../approvals/approval-status-mark.tsx'
import { DueMark } from '../approvals/due-mark.tsx'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly applications: readonly ApplicationSummary[]
  readonly marked: number
  readonly loading: boolean
}

export function ApplicationTable({ applications, marked, loading }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <AdaptiveTable<ApplicationSummary>
      rows={applications}
      rowKey={({ id }) => id}
      marked={marked}
      loading={loading}
      columns={[
        {
          key: 'name',
          title: t('station.name'),
          render: ({ id, name }) => (
            <Link to="/applications/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { key: 'kind', title: t('station.kind'), render: ({ kind }) => label(STATION_KINDS[kind]) },
        { key: 'division', title: t('station.division'), render: ({ divisionName }) => divisionName },
        {
          key: 'status',
          title: t('station.status'),
          render: ({ status }) => <ApprovalStatusMark status={status} />,
        },
        {
          key: 'step',
          title: t('approvals.step'),
          render: ({ status, approval }) =>
            status === 'pending' ? (
              <span>
                {approval.stepName} <DueMark dueOn={approval.dueOn} escalated={approval.escalated} />
              </span>
            ) : null,
        },
        { key: 'appliedBy', title: t('applications.appliedBy'), render: ({ appliedBy }) => appliedBy },
        {
          key: 'appliedAt',
          title: t('applications.appliedAt'),
          className: 'numbers',
          render: ({ appliedAt }) => instantText(appliedAt),
        },
        {
          key: 'station',
          title: t('applications.station'),
          className: 'numbers',
          render: ({ station }) =>
            station ? (
              <Link to="/stations/$code" params={{ code: station }}>
                {station}
              </Link>
            ) : null,
        },
      ]}
    />
  )
}
