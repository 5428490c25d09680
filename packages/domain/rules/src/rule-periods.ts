import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'

/** A version of one division's rule of one kind, with the days on which it holds; those that were withdrawn hold on none. */
export interface VersionPeriod {
  readonly id: Uuid
  readonly since: BusinessDate
  /** Last day as published or as ended, whatever replaced it; null: open. */
  readonly until: BusinessDate | null
  /** Last day on which it holds: `until`, or the day before the version that replaced it. */
  readonly last: BusinessDate | null
  readonly replacedBy: Uuid | null
}

/** From when to when a new version is to hold; both ends included. */
export interface Publication {
  readonly validFrom: BusinessDate
  readonly validTo: BusinessDate | null
}

/**
 * Decides which version a new one replaces: the one that holds on its first day ends the day before (one that began on
 * that very day then held on no day). Documents take effect in the past too, so any first day is allowed.
 *
 * Throws `rule-broken` for an end before the beginning, `conflict` where a later version begins while the new one would
 * hold, and where one that still holds would be cut by one that is over already: nobody means to end a rule by that.
 */
export function planPublication(
  versions: readonly VersionPeriod[],
  { validFrom, validTo }: Publication,
  today: BusinessDate,
): { readonly replaced: VersionPeriod | null } {
  if (validTo !== null && validTo < validFrom) throw endsBeforeStart(validFrom)
  const later = versions.find(({ since }) => since > validFrom && (validTo === null || since <= validTo))
  if (later) throw new DomainError('conflict', { reason: 'rule-later-version', params: { since: later.since } })
  const replaced =
    versions.find(({ since, last }) => since <= validFrom && (last === null || last >= validFrom)) ?? null
  if (replaced && validTo !== null && validTo < today && (replaced.last === null || replaced.last > validTo)) {
    const params = { since: replaced.since, to: validTo }
    throw new DomainError('conflict', { reason: 'rule-inside-version', params })
  }
  return { replaced }
}

/**
 * The last day of a version that is ended or, with null, withdrawn: taken back as if it had never been published, after
 * which the version that it had replaced holds again. Throws `rule-broken` for a day before its first or not before its
 * present last, and for withdrawing one that a later version has replaced.
 */
export function checkEnd({ since, last, replacedBy }: VersionPeriod, on: BusinessDate | null): void {
  if (on === null) {
    if (replacedBy !== null) throw new DomainError('rule-broken', { reason: 'rule-replaced' })
    return
  }
  if (on < since) throw endsBeforeStart(since)
  if (last !== null && on >= last)
    throw new DomainError('rule-broken', { reason: 'rule-ends-sooner', params: { last } })
}

/** The last day of what a version from `since` on replaces; null: it began on the same day and held on none. */
export function lastBefore(replaced: Pick<VersionPeriod, 'since'>, since: BusinessDate): BusinessDate | null {
  return replaced.since === since ? null : addDays(since, -1)
}

function endsBeforeStart(since: BusinessDate): DomainError {
  return new DomainError('rule-broken', { reason: 'rule-ends-before-start', params: { since } })
}
