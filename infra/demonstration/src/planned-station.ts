import type { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { LifeCycleStep } from '@zhanwang/domain-station-registry/life-cycle'
import type { OperatingMode, Premises, StationKind } from '@zhanwang/domain-station-registry/station'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { z } from 'zod'
import type { DivisionNode } from './division-tree.ts'
import type { SeededChoice } from './seeded-choice.ts'

type FoundInput = z.input<(typeof stationRegistry.procedures.stations.found)['input']>

/** One command after the founding. Code and version are those that the command before it answered. */
export type PlannedChange =
  | { readonly procedure: Exclude<LifeCycleStep, 'merge'>; readonly on: BusinessDate; readonly reason: string }
  | {
      readonly procedure: 'changePremises'
      readonly on: BusinessDate
      readonly reason: string
      readonly premises: Premises
    }
  | {
      readonly procedure: 'changeMode'
      readonly on: BusinessDate
      readonly reason: string
      readonly mode: OperatingMode
    }

/** A station with all commands of its life, in order. */
export interface PlannedStation {
  /** Names it within the plan: `station/420304101`. */
  readonly key: string
  /** The key of the station above it, which the plan has earlier. */
  readonly parentKey: string | null
  readonly found: Omit<FoundInput, 'parent'>
  readonly changes: readonly PlannedChange[]
}

export interface Life {
  readonly foundedOn: BusinessDate
  readonly submittedOn: BusinessDate
  readonly acceptedOn: BusinessDate
}

/** The key in the plan of what stands at a division. */
export function planKey(kind: StationKind, division: string): string {
  return `${kind}/${division}`
}

/** A founding between two days, with the application and the acceptance some weeks later. */
export function chooseLife(choice: SeededChoice, from: BusinessDate, to: BusinessDate): Life {
  const foundedOn = choice.date(from, to)
  const submittedOn = addDays(foundedOn, choice.int(14, 60))
  return { foundedOn, submittedOn, acceptedOn: addDays(submittedOn, choice.int(5, 20)) }
}

/** A shorter one for a room: it is set up in an office that is there. */
export function chooseRoomLife(choice: SeededChoice, from: BusinessDate, to: BusinessDate): Life {
  const foundedOn = choice.date(from, to)
  const submittedOn = addDays(foundedOn, choice.int(5, 20))
  return { foundedOn, submittedOn, acceptedOn: addDays(submittedOn, choice.int(3, 15)) }
}

/** What a plan says of a station at its founding, apart from where it stands. */
export type FoundingDetails = Omit<FoundInput, 'kind' | 'division' | 'parent'>

/** A station or room at a division, with nothing of its life but the founding. */
export function founded(
  kind: StationKind,
  place: DivisionNode,
  parentKey: string | null,
  details: FoundingDetails,
): PlannedStation {
  return { key: planKey(kind, place.code), parentKey, found: { ...details, kind, division: place.code }, changes: [] }
}

/** The same station with more of its life. */
export function thereafter(station: PlannedStation, ...changes: readonly PlannedChange[]): PlannedStation {
  return { ...station, changes: [...station.changes, ...changes] }
}

/** It applied for acceptance. */
export function submitted(on: BusinessDate): PlannedChange {
  return { procedure: 'submit', on, reason: '建设完成,申请验收' }
}

/** It was accepted, and operates from that day. */
export function accepted(on: BusinessDate): PlannedChange {
  return { procedure: 'accept', on, reason: '现场查看,符合建站要求' }
}

/** A station or room that operates since the end of `life`. */
export function operating(
  kind: StationKind,
  place: DivisionNode,
  parentKey: string | null,
  { life, ...details }: Omit<FoundingDetails, 'foundedOn'> & { readonly life: Life },
): PlannedStation {
  const station = founded(kind, place, parentKey, { ...details, foundedOn: life.foundedOn })
  return thereafter(station, submitted(life.submittedOn), accepted(life.acceptedOn))
}

/** The day from which a planned station operates; its founding when it never does. */
export function openSince({ found, changes }: PlannedStation): BusinessDate {
  return changes.find(({ procedure }) => procedure === 'accept')?.on ?? found.foundedOn
}
