import { LIFE_CYCLE } from '@zhanwang/domain-station-registry/life-cycle'
import type { Premises, StationStatus } from '@zhanwang/domain-station-registry/station'
import type { PlannedStation } from '../src/planned-station.ts'

/** What the plan has become of a station by the end of a day; undefined before its founding. */
export function statusOn({ found, plaqueOn, changes }: PlannedStation, day: string): StationStatus | undefined {
  if (found.foundedOn > day) return undefined
  let status: StationStatus = plaqueOn !== null && plaqueOn <= day ? 'operating' : 'preparing'
  for (const { on, procedure } of changes) {
    if (on <= day && procedure !== 'changePremises' && procedure !== 'changeMode') status = LIFE_CYCLE[procedure].to
  }
  return status
}

/** The type of its premises by the end of a day. */
export function premisesOn({ found, changes }: PlannedStation, day: string): Premises['type'] | undefined {
  let type = found.premises?.type
  for (const change of changes) {
    if (change.procedure === 'changePremises' && change.on <= day) type = change.premises.type
  }
  return type
}

/** Its operating mode by the end of a day. */
export function modeOn({ found, changes }: PlannedStation, day: string) {
  let mode = found.mode ?? null
  for (const change of changes) if (change.procedure === 'changeMode' && change.on <= day) mode = change.mode
  return mode
}
