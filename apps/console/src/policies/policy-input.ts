import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Policy, PolicyKind } from '@zhanwang/domain-station-registry/policy'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { z } from 'zod'

export type RecordInput = z.input<StationRegistry['procedures']['policies']['record']['input']>
export type DetailsInput = Omit<RecordInput, 'division' | 'supersedes' | 'files' | 'provenance'>

/** What of a document is written down, half filled. */
export interface PolicyValues {
  title?: string
  number?: string
  kind?: PolicyKind
  issuer?: string
  issuedOn?: BusinessDate | null
  /** Left empty: the day on which it was issued. */
  validFrom?: BusinessDate | null
  validTo?: BusinessDate | null
  trial?: boolean
  summary?: string
}

/** The form of a document as it is recorded. */
export function valuesOf(policy: Policy): PolicyValues {
  const { title, number, kind, issuer, issuedOn, validFrom, validTo, trial, summary } = policy
  return { title, number, kind, issuer, issuedOn, validFrom, validTo, trial, summary }
}

/** What a filled form says; undefined while a field that it cannot do without is empty. */
export function detailsInput(values: PolicyValues): DetailsInput | undefined {
  const { title, kind, issuer, issuedOn, validFrom, validTo, ...others } = values
  if (!title || !kind || !issuer || !issuedOn) return undefined
  return {
    ...others,
    ...{ title, kind, issuer, issuedOn },
    validFrom: validFrom ?? issuedOn,
    validTo: validTo ?? null,
  }
}
