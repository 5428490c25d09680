import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Organization, OrganizationKind, OrganizationLevel } from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { parseCreditCode } from '@zhanwang/kernel/credit-code'
import type { z } from 'zod'

export type RegisterInput = z.input<StationRegistry['procedures']['organizations']['register']['input']>
export type DetailsInput = Omit<RegisterInput, 'division' | 'provenance'>

/** What of an organization is written down, half filled. */
export interface OrganizationValues {
  code?: string
  codeEvidence?: string
  name?: string
  kind?: OrganizationKind
  level?: OrganizationLevel
  authority?: string
  representative?: string
  foundedOn?: BusinessDate | null
  address?: string
  contact?: string
  phone?: string
  remark?: string
}

/** What a code is worth: a doubtful one has a wrong check character and is taken with evidence only. */
export function codeState(text: string): 'right' | 'doubtful' | 'malformed' {
  const read = parseCreditCode(text)
  if (read.ok) return 'right'
  return read.reason === 'wrong-length-or-character' ? 'malformed' : 'doubtful'
}

/** The form of an organization as it is recorded. */
export function valuesOf(organization: Organization): OrganizationValues {
  const { code, codeEvidence, name, kind, level, authority, representative } = organization
  const { foundedOn, address, contact, phone, remark } = organization
  return {
    ...{ code, codeEvidence, name, kind, level, authority, representative },
    ...{ foundedOn, address, contact, phone, remark },
  }
}

/** What a filled form says; undefined while a field that it cannot do without is empty. */
export function detailsInput(values: OrganizationValues): DetailsInput | undefined {
  const { code, codeEvidence, name, kind, level, foundedOn, ...others } = values
  if (!code || !name || !kind || !level) return undefined
  return {
    ...others,
    ...{ code, name, kind, level },
    codeEvidence: codeState(code) === 'doubtful' ? (codeEvidence ?? '') : '',
    foundedOn: foundedOn ?? null,
  }
}
