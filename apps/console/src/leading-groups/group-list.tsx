import { Link } from '@tanstack/react-router'
import type { LeadingGroupSummary } from '@zhanwang/domain-station-registry/leading-group'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import './leading-groups.css'

interface Props {
  readonly groups: readonly LeadingGroupSummary[]
  readonly loading: boolean
  readonly marked: number
}

/** Leading groups with what one looks for first: of which place, who heads them, and whether they meet. */
export function GroupList({ groups, loading, marked }: Props) {
  const { t } = useTranslation()
  return (
    <AdaptiveTable<LeadingGroupSummary>
      rows={groups}
      rowKey={({ id }) => id}
      loading={loading}
      marked={marked}
      columns={[
        {
          key: 'name',
          title: t('leadingGroup.name'),
          className: 'wrapped',
          render: ({ id, name }) => (
            <Link to="/leading-groups/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { key: 'division', title: t('leadingGroup.division'), render: ({ divisionName }) => divisionName },
        {
          key: 'head',
          title: t('leadingGroup.head'),
          className: 'group-head',
          render: ({ head }) =>
            head ? (
              <>
                {head.name}
                <div className="quiet">
                  {head.unit} {head.post}
                </div>
              </>
            ) : null,
        },
        {
          key: 'memberCount',
          title: t('leadingGroups.memberCount'),
          className: 'numbers',
          render: ({ memberCount }) => memberCount,
        },
        {
          key: 'foundedOn',
          title: t('leadingGroup.foundedOn'),
          className: 'numbers',
          render: ({ foundedOn }) => foundedOn,
        },
        {
          key: 'meetings',
          title: t('leadingGroups.meetings'),
          className: 'numbers',
          render: ({ meetings, lastMetOn }) => (
            <>
              {t('leadingGroups.meetingCount', { count: meetings })}
              {lastMetOn ? <div className="quiet">{t('leadingGroups.lastMetOn', { date: lastMetOn })}</div> : null}
            </>
          ),
        },
        ...(groups.some(({ dissolvedOn }) => dissolvedOn)
          ? [
              {
                key: 'dissolvedOn',
                title: t('leadingGroup.dissolvedOn'),
                className: 'numbers',
                render: ({ dissolvedOn }: LeadingGroupSummary) => dissolvedOn,
              },
            ]
          : []),
      ]}
    />
  )
}
