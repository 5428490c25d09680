import type { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { OrderedStep } from '@zhanwang/domain-station-registry/life-cycle'
import type { OperatingMode, Premises, StationKind } from '@zhanwang/domain-station-registry/station'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { z } from 'zod'
import type { DivisionNode } from './division-tree.ts'
import type { SeededChoice } from './seeded-choice.ts'

type FoundInput = z.input<(typeof stationRegistry.procedures.stations.found)['input']>

/** One command after the founding. Code and version are those that the command before it answered. */
export type PlannedChange =
  | { readonly procedure: Exclude<OrderedStep, 'merge'>; readonly on: BusinessDate; readonly reason: string }
  /** It checked itself by the platform's minimal checklist and handed that in. */
  | { readonly procedure: 'submit'; readonly on: BusinessDate }
  /** The county found something required not to be met. */
  | { readonly procedure: 'sendBack'; readonly on: BusinessDate; readonly reason: string }
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
  /**
   * From when it operates, recorded as having done so before acceptances began; null for one that is founded and whose
   * acceptance is part of its changes.
   */
  readonly plaqueOn: BusinessDate | null
  readonly changes: readonly PlannedChange[]
}

export interface Life {
  readonly foundedOn: BusinessDate
  readonly plaqueOn: BusinessDate
}

/** The key in the plan of what stands at a division. */
export function planKey(kind: StationKind, division: string): string {
  return `${kind}/${division}`
}

/** A founding between two days, with the plaque some weeks later. */
export function chooseLife(choice: SeededChoice, from: BusinessDate, to: BusinessDate): Life {
  const foundedOn = choice.date(from, to)
  const fittedOutOn = addDays(foundedOn, choice.int(14, 60))
  return { foundedOn, plaqueOn: addDays(fittedOutOn, choice.int(5, 20)) }
}

/** A shorter one for a room: it is set up in an office that is there. */
export function chooseRoomLife(choice: SeededChoice, from: BusinessDate, to: BusinessDate): Life {
  const foundedOn = choice.date(from, to)
  const fittedOutOn = addDays(foundedOn, choice.int(5, 20))
  return { foundedOn, plaqueOn: addDays(fittedOutOn, choice.int(3, 15)) }
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
  const found = { ...details, kind, division: place.code }
  return { key: planKey(kind, place.code), parentKey, found, plaqueOn: null, changes: [] }
}

/** The same station with more of its life. */
export function thereafter(station: PlannedStation, ...changes: readonly PlannedChange[]): PlannedStation {
  return { ...station, changes: [...station.changes, ...changes] }
}

/** It handed its self-check in. */
export function submitted(on: BusinessDate): PlannedChange {
  return { procedure: 'submit', on }
}

/** The same station as one that operates from a day on. */
export function open(station: PlannedStation, plaqueOn: BusinessDate): PlannedStation {
  return { ...station, plaqueOn }
}

/** A station or room that operates since the end of `life`. */
export function operating(
  kind: StationKind,
  place: DivisionNode,
  parentKey: string | null,
  { life, ...details }: Omit<FoundingDetails, 'foundedOn'> & { readonly life: Life },
): PlannedStation {
  return open(founded(kind, place, parentKey, { ...details, foundedOn: life.foundedOn }), life.plaqueOn)
}

/** The day from which a planned station operates; its founding when it never does. */
export function openSince({ found, plaqueOn }: PlannedStation): BusinessDate {
  return plaqueOn ?? found.foundedOn
}
