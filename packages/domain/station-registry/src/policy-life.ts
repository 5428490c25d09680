import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, covers, type ScopePath } from '@zhanwang/kernel/scope'
import { normaliseName } from '@zhanwang/kernel/text'
import { MAX_POLICY_FILES, type Policy, type PolicyState, type PolicyStep } from './policy.ts'

function broken(reason: string, params?: Readonly<Record<string, string | number>>): DomainError {
  return new DomainError('rule-broken', params ? { reason, params } : { reason })
}

type Dates = Pick<Policy, 'issuedOn' | 'validFrom' | 'validTo'>

/** How a document stands on a day. */
export function policyState(
  { validFrom, validTo, repealed }: Pick<Policy, 'validFrom' | 'validTo' | 'repealed'>,
  on: BusinessDate,
): PolicyState {
  if (repealed && repealed.on <= on) return 'repealed'
  if (on < validFrom) return 'coming'
  return validTo !== null && validTo < on ? 'ended' : 'running'
}

/** Throws `rule-broken` for a document that is to be issued tomorrow, or whose validity ends before it begins. */
export function checkPolicyDates({ issuedOn, validFrom, validTo }: Dates, today: BusinessDate): void {
  if (issuedOn > today) throw broken('date-in-future', { on: issuedOn })
  if (validTo !== null && validTo < validFrom) throw broken('policy-ends-before')
}

/**
 * Throws `rule-broken` where a document cannot take another's place: the other is repealed, holds for another place than its
 * own or one above, or would begin to hold later than its successor.
 */
export function checkSuperseding(
  old: Pick<Policy, 'scopePath' | 'validFrom' | 'repealed'>,
  successor: { readonly scopePath: ScopePath; readonly validFrom: BusinessDate },
): void {
  if (old.repealed) throw broken('policy-repealed', { on: old.repealed.on })
  if (!covers(successor.scopePath, old.scopePath)) throw broken('policy-supersedes-elsewhere')
  if (successor.validFrom < old.validFrom) throw broken('policy-supersedes-later')
}

/** Throws `rule-broken` where a document cannot be repealed on a day. */
export function checkRepeal({ validFrom, repealed }: Pick<Policy, 'validFrom' | 'repealed'>, on: BusinessDate): void {
  if (repealed) throw broken('policy-repealed', { on: repealed.on })
  if (on < validFrom) throw broken('policy-repealed-before', { on: validFrom })
}

/** Throws `rule-broken` where there is no repeal to take back: none is recorded, or another document took its place. */
export function checkReinstating({ repealed }: Pick<Policy, 'repealed'>): void {
  if (!repealed) throw broken('policy-not-repealed')
  if (repealed.by) throw broken('policy-superseded', { title: repealed.by.title })
}

/**
 * The number of a document (文号) in its one spelling: brackets of the year as 〔〕, half-width elsewhere, no space beside
 * them or between Chinese characters.
 */
export function policyNumber(written: string): string {
  return normaliseName(written)
    .replace(/\s*[[【〔]\s*/g, '〔')
    .replace(/\s*[\]】〕]\s*/g, '〕')
}

/** Throws `rule-broken` for a correction after which a document would begin to hold later than it is repealed. */
export function checkBeforeRepeal({ repealed }: Pick<Policy, 'repealed'>, validFrom: BusinessDate): void {
  if (repealed && validFrom > repealed.on) throw broken('policy-repealed-before', { on: validFrom })
}

/** Throws `rule-broken` for a document that holds no more because it was repealed: what it said stays as it was. */
export function checkPolicyChange({ repealed }: Pick<Policy, 'repealed'>, today: BusinessDate): void {
  if (repealed && repealed.on <= today) throw broken('policy-repealed', { on: repealed.on })
}

/** Throws `rule-broken` where a document would have more files than it may. */
export function checkPolicyFiles(count: number): void {
  if (count > MAX_POLICY_FILES) throw broken('policy-too-many-files', { most: MAX_POLICY_FILES })
}

/** What who holds the right in these scopes may do with a document. */
export function policySteps(
  { scopePath, repealed }: Pick<Policy, 'scopePath' | 'repealed'>,
  scopes: readonly ScopePath[],
  today: BusinessDate,
): PolicyStep[] {
  if (!anyCovers(scopes, scopePath)) return []
  const mayChange = repealed === null || repealed.on > today
  const mayReinstate = repealed !== null && repealed.by === null
  return [...(mayChange ? ['change' as const] : []), ...(mayReinstate ? ['reinstate' as const] : [])]
}
