import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { normaliseName } from '@zhanwang/kernel/text'
import { type Premises, STATION_NAME_LENGTH, type StationStatus } from './station.ts'

/** A station in one of these takes no further change, and no longer holds its name or its township. */
export const ENDED_STATUSES = ['closed', 'merged'] as const satisfies readonly StationStatus[]

/** Whether a station has not been closed or merged. */
export function isActive(status: StationStatus): boolean {
  return !ENDED_STATUSES.some((ended) => ended === status)
}

/** Throws `rule-broken` for a station that is closed or merged: its record is history. */
export function checkNotEnded(status: StationStatus): void {
  if (!isActive(status)) throw new DomainError('rule-broken', { reason: 'station-ended' })
}

/** Throws `rule-broken` for a day after today: what is recorded has happened. */
export function checkNotInFuture(on: BusinessDate, today: BusinessDate): void {
  if (on > today) throw new DomainError('rule-broken', { reason: 'date-in-future', params: { on } })
}

/**
 * Throws `rule-broken` for shared premises that do not say with whom (红河州: 7 of 135 合署) and for half a pair of
 * coordinates.
 */
export function checkPremises(premises: Premises): void {
  if (premises.type === 'shared' && premises.sharedWith === '') {
    throw new DomainError('rule-broken', { reason: 'shared-with-missing' })
  }
  if ((premises.longitude === null) !== (premises.latitude === null)) {
    throw new DomainError('rule-broken', { reason: 'coordinates-incomplete' })
  }
}

/**
 * The one spelling under which a name is kept and compared, so that spaces and invisible characters make no second name.
 * Throws `rule-broken` where it is then shorter or longer than the contract allows.
 */
export function stationName(written: string): string {
  const name = normaliseName(written)
  const { min, max } = STATION_NAME_LENGTH
  if (name.length < min || name.length > max) {
    throw new DomainError('rule-broken', { reason: 'name-length', params: { min, max } })
  }
  return name
}

export interface DatedChange {
  readonly status: StationStatus
  readonly foundedOn: BusinessDate
  /** From when the present premises or mode hold; null when there are none yet. */
  readonly lastSince: BusinessDate | null
  readonly on: BusinessDate
  readonly today: BusinessDate
}

/**
 * Checks a change of premises or mode that holds from `on`: not of an ended station, not before its founding, not in the
 * future, not before what is recorded last. On the same day as the last it is a correction, which replaces it.
 * Throws `rule-broken`.
 */
export function checkDatedChange({ status, foundedOn, lastSince, on, today }: DatedChange): void {
  checkNotEnded(status)
  if (on < foundedOn) {
    throw new DomainError('rule-broken', { reason: 'change-before-founding', params: { on, since: foundedOn } })
  }
  checkNotInFuture(on, today)
  if (lastSince && on < lastSince) {
    throw new DomainError('rule-broken', { reason: 'change-before-last', params: { since: lastSince } })
  }
}

export interface MergeTarget {
  readonly code: string
  readonly kind: string
  readonly status: StationStatus
  readonly statusSince: BusinessDate
}

/**
 * Checks the station that another is merged into on a day: another one, of the same kind, that operates, and did so on
 * that day. Throws `rule-broken`.
 */
export function checkMergeTarget(
  from: { readonly code: string; readonly kind: string },
  into: MergeTarget,
  on: BusinessDate,
): void {
  if (from.code === into.code) throw new DomainError('rule-broken', { reason: 'merge-into-itself' })
  if (from.kind !== into.kind) throw new DomainError('rule-broken', { reason: 'merge-target-other-kind' })
  if (into.status !== 'operating') throw new DomainError('rule-broken', { reason: 'merge-target-not-operating' })
  if (on < into.statusSince) {
    throw new DomainError('rule-broken', { reason: 'merge-before-target', params: { on, since: into.statusSince } })
  }
}
