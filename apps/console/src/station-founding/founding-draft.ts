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

const key = (accountId: string) => `zhanwang.founding.${accountId}`

/** The half-filled form of this person in this tab; undefined where there is none or it cannot be read. */
export function readDraft(accountId: string): FoundingValues | undefined {
  const stored = sessionStorage.getItem(key(accountId))
  if (!stored) return undefined
  try {
    const draft: unknown = JSON.parse(stored)
    // Its own earlier words; whatever no longer fits a field is refused by the form's and the server's rules.
    return typeof draft === 'object' && draft !== null ? draft : undefined
  } catch {
    forgetDraft(accountId)
    return undefined
  }
}

export function keepDraft(accountId: string, values: FoundingValues): void {
  sessionStorage.setItem(key(accountId), JSON.stringify(values))
}

export function forgetDraft(accountId: string): void {
  sessionStorage.removeItem(key(accountId))
}
