import type {
  Feature,
  HostType,
  OperatingMode,
  ResponsiblePerson,
  StationKind,
} from '@zhanwang/domain-station-registry/station'
import type { PremisesValues } from '../forms/premises-values.ts'

export interface FoundingValues {
  division?: string | null
  kind?: StationKind
  hostType?: HostType
  name?: string
  parent?: string | null
  foundedOn?: string
  mode?: OperatingMode | null
  hasPremises?: boolean
  premises?: PremisesValues
  features?: Feature[]
  responsible?: ResponsiblePerson[]
  phone?: string
  remark?: string
}

/** What the form is filled for: each keeps its own draft. */
export type FoundingPurpose = 'founding' | 'application'

const keyOf = (purpose: FoundingPurpose, accountId: string) => `zhanwang.${purpose}.${accountId}`

/** The half-filled form of this person in this tab; undefined where there is none or it cannot be read. */
export function readDraft(purpose: FoundingPurpose, accountId: string): FoundingValues | undefined {
  const stored = sessionStorage.getItem(keyOf(purpose, accountId))
  if (!stored) return undefined
  try {
    const draft: unknown = JSON.parse(stored)
    // Its own earlier words; whatever no longer fits a field is refused by the form's and the server's rules.
    return typeof draft === 'object' && draft !== null ? draft : undefined
  } catch {
    forgetDraft(purpose, accountId)
    return undefined
  }
}

export function keepDraft(purpose: FoundingPurpose, accountId: string, values: FoundingValues): void {
  sessionStorage.setItem(keyOf(purpose, accountId), JSON.stringify(values))
}

export function forgetDraft(purpose: FoundingPurpose, accountId: string): void {
  sessionStorage.removeItem(keyOf(purpose, accountId))
}
