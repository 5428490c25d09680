import { addMonths, type BusinessDate } from '@zhanwang/kernel/calendar'
import { parseCreditCode, writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { normaliseName } from '@zhanwang/kernel/text'
import {
  GRADE_YEARS,
  type Listing,
  ORGANIZATION_KINDS,
  type Organization,
  OrganizationCode,
  type OrganizationKind,
  type OrganizationList,
} from './organization.ts'

/** What of an organization its bureau writes down and may change. */
export type OrganizationDetails = Pick<
  Organization,
  | 'code'
  | 'codeEvidence'
  | 'name'
  | 'kind'
  | 'level'
  | 'authority'
  | 'representative'
  | 'foundedOn'
  | 'address'
  | 'contact'
  | 'phone'
  | 'remark'
>

/** The kinds that are graded: social organizations, not bodies of the state and not companies (民政部令第39号). */
const GRADED: readonly OrganizationKind[] = ['agency', 'association', 'college']

function broken(reason: string, params?: Readonly<Record<string, string | number>>): DomainError {
  return new DomainError('rule-broken', params ? { reason, params } : { reason })
}

/**
 * The code of an organization as people wrote it, and the evidence as far as it is needed. Throws `rule-broken` for what
 * is no code, and for wrong check characters without evidence.
 */
export function organizationCode(text: string, evidence: string): Pick<Organization, 'code' | 'codeEvidence'> {
  const read = parseCreditCode(text)
  if (read.ok) return { code: OrganizationCode.parse(read.value.code), codeEvidence: '' }
  if (read.reason === 'wrong-length-or-character') throw broken('organization-code-malformed')
  if (evidence === '') throw broken('organization-code-check')
  return { code: OrganizationCode.parse(writtenCreditCode(text)), codeEvidence: evidence }
}

/** What a reader should look at in a code, though it may be right: its category is not what such bodies commonly have. */
export function codeRemark({ code, kind }: Pick<Organization, 'code' | 'kind'>): LocalizedText | null {
  const { zh, en, categories } = ORGANIZATION_KINDS[kind]
  if (categories.some((category) => code.startsWith(category))) return null
  const common = categories.join('、')
  const begins = code.slice(0, 2)
  return {
    zh: `代码以 ${begins} 开头,“${zh}”一般以 ${common} 开头,请核对单位类型`,
    en: `The code begins with ${begins}; of the kind “${en}” it commonly begins with ${categories.join(' or ')}`,
  }
}

/**
 * What is written down, as it is kept: code and name in their one spelling. Throws `rule-broken` as `organizationCode`
 * does, and for an organization that is to be founded tomorrow.
 */
export function organizationDetails(
  written: Omit<OrganizationDetails, 'code'> & { readonly code: string },
  today: BusinessDate,
): OrganizationDetails {
  if (written.foundedOn !== null) checkPast(written.foundedOn, today)
  return {
    ...written,
    ...organizationCode(written.code, written.codeEvidence),
    name: normaliseName(written.name),
    representative: normaliseName(written.representative),
    contact: normaliseName(written.contact),
  }
}

/** Throws `rule-broken` for a kind that is not graded while there is a grade. */
export function checkKindOfGraded({ kind }: Pick<Organization, 'kind'>, grade: Organization['grade']): void {
  if (grade && !GRADED.includes(kind)) throw broken('organization-not-graded')
}

/** Throws `rule-broken` for a dissolved one: what it was stays as it is. */
export function checkActive({ dissolvedOn }: Pick<Organization, 'dissolvedOn'>): void {
  if (dissolvedOn !== null) throw broken('organization-dissolved', { on: dissolvedOn })
}

/**
 * The grade that an organization has from a day on. Throws `rule-broken` for kinds that are not graded, for a day that
 * lies ahead or before the last grading, and for an end that is no later than its beginning.
 */
export function graded(
  { kind, grade: last }: Pick<Organization, 'kind' | 'grade'>,
  given: { readonly grade: number; readonly ratedOn: BusinessDate; readonly validTo: BusinessDate | null },
  today: BusinessDate,
): NonNullable<Organization['grade']> {
  if (!GRADED.includes(kind)) throw broken('organization-not-graded')
  checkPast(given.ratedOn, today)
  if (last && given.ratedOn <= last.ratedOn) throw broken('organization-grade-earlier', { on: last.ratedOn })
  const validTo = given.validTo ?? addMonths(given.ratedOn, 12 * GRADE_YEARS)
  if (validTo <= given.ratedOn) throw broken('organization-grade-ends-before')
  return { grade: given.grade, ratedOn: given.ratedOn, validTo }
}

/**
 * The grade that is taken away. Throws `rule-broken` where there is none, and for a day that lies ahead or before it was
 * given.
 */
export function checkWithdrawal(
  { grade }: Pick<Organization, 'grade'>,
  on: BusinessDate,
  today: BusinessDate,
): NonNullable<Organization['grade']> {
  if (!grade) throw broken('organization-grade-missing')
  checkPast(on, today)
  if (on < grade.ratedOn) throw broken('organization-grade-withdrawn-before', { on: grade.ratedOn })
  return grade
}

/** The As that count on a day; null for none. */
export function gradeOn({ grade }: Pick<Organization, 'grade'>, on: BusinessDate): number | null {
  return grade && grade.ratedOn <= on && on <= grade.validTo ? grade.grade : null
}

/** Whether a listing counts on a day. */
export function isListedOn({ from, until }: Pick<Listing, 'from' | 'until'>, on: BusinessDate): boolean {
  return from <= on && (until === null || on <= until)
}

/** The lists on which an organization stands on a day. */
export function listsOn({ listings }: Pick<Organization, 'listings'>, on: BusinessDate): OrganizationList[] {
  return listings.filter((listing) => isListedOn(listing, on)).map(({ list }) => list)
}

/**
 * Throws `rule-broken` where an organization cannot be put on a list: for a day ahead, an end before the beginning, or
 * a time that meets another on the same list.
 */
export function checkEnlisting(
  { listings }: Pick<Organization, 'listings'>,
  { list, from, until }: Pick<Listing, 'list' | 'from' | 'until'>,
  today: BusinessDate,
): void {
  checkPast(from, today)
  if (until !== null && until < from) throw broken('organization-listing-ends-before')
  const meets = (other: Pick<Listing, 'from' | 'until'>) =>
    (until === null || other.from <= until) && (other.until === null || other.until >= from)
  if (listings.some((other) => other.list === list && meets(other))) throw broken('organization-listed-already')
}

/** Throws `rule-broken` where a listing cannot end on a day: it has ended, the day lies ahead, or before its beginning. */
export function checkDelisting(
  { from, until, ended }: Pick<Listing, 'from' | 'until' | 'ended'>,
  on: BusinessDate,
  today: BusinessDate,
): void {
  if (ended) throw broken('organization-delisted-already')
  checkPast(on, today)
  if (on < from) throw broken('organization-delisted-before', { from })
  if (until !== null && on > until) throw broken('organization-delisted-after', { until })
}

/** Throws `rule-broken` where an organization cannot be dissolved on a day. */
export function checkDissolving(
  organization: Pick<Organization, 'dissolvedOn' | 'foundedOn'>,
  on: BusinessDate,
  today: BusinessDate,
): void {
  checkActive(organization)
  checkPast(on, today)
  const { foundedOn } = organization
  if (foundedOn !== null && on < foundedOn) throw broken('organization-dissolved-before', { on: foundedOn })
}

/** Throws `rule-broken` where there is no dissolution to take back. */
export function checkRestoring({ dissolvedOn }: Pick<Organization, 'dissolvedOn'>): void {
  if (dissolvedOn === null) throw broken('organization-not-dissolved')
}

/** Throws `rule-broken` where the division keeps the record already. */
export function checkMoving(
  { division, divisionName }: Pick<Organization, 'division' | 'divisionName'>,
  to: Organization['division'],
): void {
  if (to === division) throw broken('organization-kept-there', { division: divisionName })
}

function checkPast(on: BusinessDate, today: BusinessDate): void {
  if (on > today) throw broken('date-in-future', { on })
}
