import { Link } from '@tanstack/react-router'
import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  type Organization,
} from '@zhanwang/domain-station-registry/organization'
import { listsOn } from '@zhanwang/domain-station-registry/organization-life'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { DissolvedMark, GradeText, ListMarks } from './organization-marks.tsx'

interface Props {
  readonly organizations: readonly Organization[]
  readonly loading: boolean
  readonly marked: number
}

/** Organizations with what one looks for first: who they are, who keeps their record, and whether to trust them. */
export function OrganizationList({ organizations, loading, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <AdaptiveTable<Organization>
      rows={organizations}
      rowKey={({ id }) => id}
      loading={loading}
      marked={marked}
      columns={[
        {
          key: 'name',
          title: t('organization.name'),
          className: 'wrapped organization-name',
          render: (organization) => (
            <>
              <Link to="/organizations/$id" params={{ id: organization.id }}>
                {organization.name}
              </Link>{' '}
              <DissolvedMark organization={organization} />
            </>
          ),
        },
        {
          key: 'code',
          title: t('organization.code'),
          className: 'numbers',
          render: ({ code }) => code,
        },
        { key: 'kind', title: t('organization.kind'), render: ({ kind }) => label(ORGANIZATION_KINDS[kind]) },
        { key: 'level', title: t('organization.level'), render: ({ level }) => label(ORGANIZATION_LEVELS[level]) },
        { key: 'division', title: t('organization.division'), render: ({ divisionName }) => divisionName },
        {
          key: 'representative',
          title: t('organization.representative'),
          render: ({ representative }) => representative || null,
        },
        {
          key: 'grade',
          title: t('organization.grade'),
          render: ({ grade }) => (grade ? <GradeText grade={grade} /> : null),
        },
        {
          key: 'listings',
          title: t('organization.listings'),
          render: (organization) =>
            listsOn(organization, today()).length > 0 ? <ListMarks organization={organization} /> : null,
        },
      ]}
    />
  )
}
