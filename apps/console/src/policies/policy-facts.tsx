import { Link } from '@tanstack/react-router'
import { POLICY_KINDS, type Policy } from '@zhanwang/domain-station-registry/policy'
import { useTranslation } from 'react-i18next'
import { type Fact, FactTable } from '../feedback/fact-table.tsx'
import { useLabel } from '../locales/use-label.ts'

/** What is recorded of a document, field by field. */
export function PolicyFacts({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation()
  const label = useLabel()
  const { number, kind, issuer, division, divisionName, issuedOn, validFrom, validTo, supersedes } = policy
  const facts: Fact[] = [
    {
      key: 'number',
      label: t('policy.number'),
      children: number ? <span className="numbers">{number}</span> : <span className="quiet">{t('common.none')}</span>,
    },
    { key: 'kind', label: t('policy.kind'), children: label(POLICY_KINDS[kind]) },
    { key: 'issuer', label: t('policy.issuer'), children: issuer },
    {
      key: 'division',
      label: t('policy.division'),
      children: (
        <Link to="/divisions/$code" params={{ code: division }}>
          {divisionName}
        </Link>
      ),
    },
    { key: 'issuedOn', label: t('policy.issuedOn'), children: issuedOn },
    { key: 'validFrom', label: t('policy.validFrom'), children: validFrom },
    {
      key: 'validTo',
      label: t('policy.validTo'),
      children: validTo ?? <span className="quiet">{t('policies.endless')}</span>,
    },
    ...(supersedes
      ? [
          {
            key: 'supersedes',
            label: t('policy.supersedes'),
            children: (
              <Link to="/policies/$id" params={{ id: supersedes.id }}>
                {supersedes.title}
              </Link>
            ),
          },
        ]
      : []),
  ]
  return (
    <section className="panel">
      <h2>{t('policies.facts')}</h2>
      <FactTable columns={1} facts={facts} />
    </section>
  )
}
