import { Link } from '@tanstack/react-router'
import { POLICY_KINDS, type PolicySummary } from '@zhanwang/domain-station-registry/policy'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import { PolicyStateMark, TrialMark } from './policy-marks.tsx'
import './policies.css'

interface Props {
  readonly policies: readonly PolicySummary[]
  readonly loading: boolean
  readonly marked: number
}

/** Documents with what one looks for first: what they are called, who laid them down, for which place, and whether they hold. */
export function PolicyList({ policies, loading, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <AdaptiveTable<PolicySummary>
      rows={policies}
      rowKey={({ id }) => id}
      loading={loading}
      marked={marked}
      columns={[
        {
          key: 'title',
          title: t('policy.title'),
          className: 'wrapped policy-title',
          render: (policy) => (
            <>
              <Link to="/policies/$id" params={{ id: policy.id }}>
                {policy.title}
              </Link>{' '}
              <TrialMark policy={policy} />
            </>
          ),
        },
        {
          key: 'number',
          title: t('policy.number'),
          className: 'numbers policy-number',
          render: ({ number }) => number || null,
        },
        { key: 'kind', title: t('policy.kind'), render: ({ kind }) => label(POLICY_KINDS[kind]) },
        { key: 'issuer', title: t('policy.issuer'), className: 'policy-issuer', render: ({ issuer }) => issuer },
        { key: 'division', title: t('policy.division'), render: ({ divisionName }) => divisionName },
        { key: 'issuedOn', title: t('policy.issuedOn'), className: 'numbers', render: ({ issuedOn }) => issuedOn },
        {
          key: 'validity',
          title: t('policies.validity'),
          className: 'numbers',
          render: ({ validFrom, validTo }) => (
            <>
              <div>{t('policies.from', { date: validFrom })}</div>
              {validTo ? <div>{t('policies.until', { date: validTo })}</div> : null}
            </>
          ),
        },
        { key: 'state', title: t('policy.state'), render: ({ state }) => <PolicyStateMark state={state} /> },
        { key: 'files', title: t('policies.fileCount'), className: 'numbers', render: ({ files }) => files },
      ]}
    />
  )
}
