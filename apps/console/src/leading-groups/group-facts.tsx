import { Link } from '@tanstack/react-router'
import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { useTranslation } from 'react-i18next'
import { type Fact, FactTable } from '../feedback/fact-table.tsx'
import { PolicyLink } from './policy-link.tsx'

/** What is recorded of a group, field by field. */
export function GroupFacts({ group }: { readonly group: LeadingGroup }) {
  const { t } = useTranslation()
  const { division, divisionName, foundedOn, foundingPolicy, foundingDocument, office, dissolvedOn, remark } = group
  const unknown = <span className="quiet">{t('common.notRecorded')}</span>
  const facts: Fact[] = [
    {
      key: 'division',
      label: t('leadingGroup.division'),
      children: (
        <Link to="/divisions/$code" params={{ code: division }}>
          {divisionName}
        </Link>
      ),
    },
    { key: 'foundedOn', label: t('leadingGroup.foundedOn'), children: foundedOn },
    {
      key: 'foundingPolicy',
      label: t('leadingGroup.foundingPolicy'),
      children: foundingPolicy ? <PolicyLink policy={foundingPolicy} /> : foundingDocument || unknown,
    },
    { key: 'office', label: t('leadingGroup.office'), children: office || unknown },
    ...(dissolvedOn ? [{ key: 'dissolvedOn', label: t('leadingGroup.dissolvedOn'), children: dissolvedOn }] : []),
    ...(remark ? [{ key: 'remark', label: t('leadingGroup.remark'), children: remark }] : []),
  ]
  return (
    <section className="panel">
      <h2>{t('leadingGroups.facts')}</h2>
      <FactTable columns={1} facts={facts} />
    </section>
  )
}
