import { ORGANIZATION_LISTS, type Organization } from '@zhanwang/domain-station-registry/organization'
import { gradeOn, listsOn } from '@zhanwang/domain-station-registry/organization-life'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import './organizations.css'

/** The lists on which an organization stands today. */
export function ListMarks({ organization }: { readonly organization: Pick<Organization, 'listings'> }) {
  const label = useLabel()
  return listsOn(organization, today()).map((list) => (
    <span key={list} className="list-mark">
      <Mark tone="red">{label(ORGANIZATION_LISTS[list])}</Mark>
    </span>
  ))
}

export function DissolvedMark({ organization }: { readonly organization: Pick<Organization, 'dissolvedOn'> }) {
  const { t } = useTranslation()
  const { dissolvedOn } = organization
  return dissolvedOn ? <Mark>{t('organizations.dissolvedOn', { date: dissolvedOn })}</Mark> : null
}

/** A grade with its last day; one that no longer counts says so. */
export function GradeText({ grade }: { readonly grade: NonNullable<Organization['grade']> }) {
  const { t } = useTranslation()
  const holds = gradeOn({ grade }, today()) !== null
  return (
    <>
      <span className={holds ? 'grade' : 'quiet'}>{t('organizations.grade', { grade: grade.grade })}</span>{' '}
      <span className="quiet numbers grade-until">
        {t(holds ? 'organizations.gradeUntil' : 'organizations.gradeExpired', { date: grade.validTo })}
      </span>
    </>
  )
}
