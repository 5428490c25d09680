import {
  GROUP_ROLES,
  GroupRole,
  type LeadingGroup,
  type Membership,
} from '@zhanwang/domain-station-registry/leading-group'
import { useTranslation } from 'react-i18next'
import { type AdaptiveColumn, AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { useLabel } from '../locales/use-label.ts'

type Member = LeadingGroup['members'][number]

interface Props {
  readonly members: readonly Member[]
  readonly former: readonly Membership[]
}

/** Who belongs to a group, by role, and who did. */
export function GroupMembers({ members, former }: Props) {
  const { t } = useTranslation()
  const columns = useColumns()
  const rank = ({ role }: Member) => GroupRole.options.indexOf(role)
  return (
    <section className="panel">
      <h2>{t('leadingGroup.members')}</h2>
      <AdaptiveTable<Member>
        rows={members.toSorted((one, other) => rank(one) - rank(other))}
        rowKey={({ name, unit }) => `${name} ${unit}`}
        columns={[
          ...columns,
          { key: 'since', title: t('leadingGroups.since'), className: 'numbers', render: ({ since }) => since },
        ]}
      />
      {former.length > 0 ? (
        <details className="group-former">
          <summary>{t('leadingGroups.former', { count: former.length })}</summary>
          <div>
            <AdaptiveTable<Membership>
              rows={former}
              rowKey={(member) => Object.values(member).join(' ')}
              columns={[
                ...columns,
                {
                  key: 'time',
                  title: t('leadingGroups.time'),
                  className: 'numbers',
                  render: ({ since, until }) => (
                    <>
                      <div>{t('leadingGroups.from', { date: since })}</div>
                      <div>{t('leadingGroups.left', { date: until })}</div>
                    </>
                  ),
                },
              ]}
            />
          </div>
        </details>
      ) : null}
    </section>
  )
}

function useColumns(): AdaptiveColumn<Member>[] {
  const { t } = useTranslation()
  const label = useLabel()
  return [
    { key: 'name', title: t('form.personName'), render: ({ name }) => name },
    { key: 'role', title: t('leadingGroups.role'), render: ({ role }) => label(GROUP_ROLES[role]) },
    { key: 'unit', title: t('leadingGroups.unit'), className: 'group-unit', render: ({ unit }) => unit || null },
    { key: 'post', title: t('leadingGroups.post'), className: 'group-unit', render: ({ post }) => post || null },
  ]
}
