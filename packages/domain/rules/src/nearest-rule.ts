import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { covers, lastCode, type ScopePath } from '@zhanwang/kernel/scope'

/** What decides which of several rules binds a place. */
export interface PlacedRule {
  readonly division: DivisionCode
  readonly scopePath: ScopePath
  readonly validFrom: BusinessDate
}

/**
 * The rule that binds a place, of those of one kind that hold on a day: that of the place's own office, else of the
 * nearest above it. A division that has ended shares its successor's path: the successor's own rule goes first, and
 * among several that ended there the youngest.
 */
export function nearestRule<R extends PlacedRule>(rules: readonly R[], place: ScopePath): R | undefined {
  return rules.filter(({ scopePath }) => covers(scopePath, place)).toSorted(byNearness)[0]
}

function byNearness(a: PlacedRule, b: PlacedRule): number {
  return (
    b.scopePath.length - a.scopePath.length ||
    Number(isOwn(b)) - Number(isOwn(a)) ||
    (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0)
  )
}

function isOwn({ division, scopePath }: PlacedRule): boolean {
  return lastCode(scopePath) === division
}
