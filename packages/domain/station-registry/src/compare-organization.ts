import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Language } from '@zhanwang/kernel/localized-text'
import { ORGANIZATION_KINDS, ORGANIZATION_LEVELS, type Organization } from './organization.ts'
import type { IntendedOrganization } from './organization-ledger-row.ts'
import { type OrganizationDetails, organizationDetails } from './organization-life.ts'

/** What a row says otherwise than the record. */
export interface OrganizationDifference {
  /** For a reader, by the ledger's keys. */
  readonly changes: readonly { readonly key: string; readonly before: string; readonly after: string }[]
  /** As they are to be, whether they differ or not. */
  readonly details: OrganizationDetails
  /** The grade that is new; null where the record has it. */
  readonly grade: NonNullable<IntendedOrganization['grade']> | null
}

/**
 * Compares a row with the organization of its code. What the row does not say is left as it is. Throws `rule-broken` as
 * `organizationDetails` does.
 */
export function compareOrganization(
  intended: IntendedOrganization,
  existing: Organization,
  today: BusinessDate,
  language: Language,
): OrganizationDifference {
  const { grade } = intended
  const before = detailsOf(existing)
  const details = organizationDetails(
    {
      ...before,
      name: intended.name,
      kind: intended.kind ?? before.kind,
      level: intended.level ?? before.level,
      authority: intended.authority ?? before.authority,
      representative: intended.representative ?? before.representative,
      foundedOn: intended.foundedOn ?? before.foundedOn,
      address: intended.address ?? before.address,
      contact: intended.contact ?? before.contact,
      phone: intended.phone ?? before.phone,
      remark: intended.remark ?? before.remark,
    },
    today,
  )
  const changes = COMPARED.flatMap(({ key, text }) => {
    const [old, now] = [text(before, language), text(details, language)]
    return old === now ? [] : [{ key, before: old, after: now }]
  })
  const last = existing.grade
  // An older list brings no grade back: the record's is later.
  const isNew = grade && !(last && (grade.ratedOn < last.ratedOn || isSame(grade, last))) ? grade : null
  if (isNew) changes.push({ key: 'grade', before: last ? `${last.grade}A` : '', after: `${isNew.grade}A` })
  return { changes, details, grade: isNew }
}

function isSame(grade: NonNullable<IntendedOrganization['grade']>, last: NonNullable<Organization['grade']>): boolean {
  return grade.ratedOn === last.ratedOn && grade.grade === last.grade
}

/** What of a record its bureau writes down. */
function detailsOf(organization: Organization): OrganizationDetails {
  const { code, codeEvidence, name, kind, level, authority, representative, foundedOn } = organization
  const { address, contact, phone, remark } = organization
  return {
    ...{ code, codeEvidence, name, kind, level, authority, representative, foundedOn },
    ...{ address, contact, phone, remark },
  }
}

type Text = (details: OrganizationDetails, language: Language) => string
const COMPARED: readonly { readonly key: string; readonly text: Text }[] = [
  { key: 'name', text: ({ name }) => name },
  { key: 'kind', text: ({ kind }, language) => ORGANIZATION_KINDS[kind][language] },
  { key: 'level', text: ({ level }, language) => ORGANIZATION_LEVELS[level][language] },
  { key: 'authority', text: ({ authority }) => authority },
  { key: 'representative', text: ({ representative }) => representative },
  { key: 'foundedOn', text: ({ foundedOn }) => foundedOn ?? '' },
  { key: 'address', text: ({ address }) => address },
  { key: 'contact', text: ({ contact }) => contact },
  { key: 'phone', text: ({ phone }) => phone },
  { key: 'remark', text: ({ remark }) => remark },
]
