import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { z } from 'zod'
import { premisesFrom } from '../forms/premises-values.ts'
import type { FoundingValues } from './founding-draft.ts'

export type FoundingInput = z.input<StationRegistry['procedures']['stations']['found']['input']>

export type ApplicationInput = z.input<StationRegistry['procedures']['applications']['submit']['input']>

/** The command of a filled form; undefined while a field that it cannot do without is empty. */
export function foundingInput(values: FoundingValues): FoundingInput | undefined {
  const { foundedOn } = values
  const input = applicationInput(values)
  return input && foundedOn ? { ...input, foundedOn } : undefined
}

/** The same for an application: its station is founded on the day of its approval. */
export function applicationInput(values: FoundingValues): ApplicationInput | undefined {
  const { division, kind, hostType, name } = values
  if (!division || !kind || !hostType || !name) return undefined
  return {
    division,
    kind,
    hostType,
    name,
    parent: values.parent ?? null,
    mode: values.mode ?? null,
    premises: (values.hasPremises ? premisesFrom(values.premises) : undefined) ?? null,
    features: values.features ?? [],
    responsible: values.responsible ?? [],
    phone: values.phone ?? '',
    remark: values.remark ?? '',
  }
}
