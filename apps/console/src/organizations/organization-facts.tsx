import { Link } from '@tanstack/react-router'
import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  type Organization,
} from '@zhanwang/domain-station-registry/organization'
import { useTranslation } from 'react-i18next'
import { type Fact, FactTable } from '../feedback/fact-table.tsx'
import { useLabel } from '../locales/use-label.ts'

const PLAIN = ['authority', 'representative', 'foundedOn', 'address', 'contact', 'phone'] as const

/** What is recorded of an organization, field by field. */
export function OrganizationFacts({ organization }: { readonly organization: Organization }) {
  const { t } = useTranslation()
  const label = useLabel()
  const { code, codeEvidence, kind, level, division, divisionName, dissolvedOn, remark } = organization
  const facts: Fact[] = [
    { key: 'code', label: t('organization.code'), children: <span className="numbers">{code}</span> },
    ...(codeEvidence ? [{ key: 'codeEvidence', label: t('organization.codeEvidence'), children: codeEvidence }] : []),
    { key: 'kind', label: t('organization.kind'), children: label(ORGANIZATION_KINDS[kind]) },
    { key: 'level', label: t('organization.level'), children: label(ORGANIZATION_LEVELS[level]) },
    {
      key: 'division',
      label: t('organization.division'),
      children: (
        <Link to="/divisions/$code" params={{ code: division }}>
          {divisionName}
        </Link>
      ),
    },
    ...PLAIN.map((key) => ({
      key,
      label: t(`organization.${key}`),
      children: organization[key] || <span className="quiet">{t('common.notRecorded')}</span>,
    })),
    ...(dissolvedOn ? [{ key: 'dissolvedOn', label: t('organization.dissolvedOn'), children: dissolvedOn }] : []),
    ...(remark ? [{ key: 'remark', label: t('organization.remark'), children: remark }] : []),
  ]
  return (
    <section className="panel">
      <h2>{t('organizations.facts')}</h2>
      <FactTable columns={1} facts={facts} />
    </section>
  )
}
