import { getIndicator } from '@zhanwang/domain-station-registry/indicator-reading'
import { checkNotInFuture } from '@zhanwang/domain-station-registry/station-change'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { type IndicatorCount, indicatorReading, monthPoints } from '@zhanwang/kernel/indicator-reading'
import type { Database } from '@zhanwang/persistence/database'
import { checkInScope } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { countByChild, countByDate } from './indicator-store.ts'

/** A figure of a division on a date, and beside it those of its children or of its past months. */
export function handleRead({ read }: Database<RegistryTables>): RegistryHandler<'indicators', 'read'> {
  return async (input, call) => {
    const definition = getIndicator(input.code)
    const division = toDivisionCode(input.division)
    checkInScope(division, await findPath(read, division), call.scopes)
    const on = input.on ?? call.today
    checkNotInFuture(on, call.today)

    const points = input.by === 'month' ? monthPoints(input.from, on) : [on]
    const [counts, children] = await Promise.all([
      countByDate(read, definition.code, division, points),
      input.by === 'child' ? countByChild(read, definition.code, division, on) : [],
    ])
    const reading = (count: IndicatorCount) => indicatorReading(definition, count, call.language)
    return {
      reading: reading(countOn(counts, division, on)),
      series: (input.by === 'month' ? counts : children).map(reading),
    }
  }
}

/** Throws `rule-broken` for a date on which the division was not valid: it has no figure, not even 0. */
function countOn(counts: readonly IndicatorCount[], division: string, on: BusinessDate): IndicatorCount {
  const count = counts.find((candidate) => candidate.on === on)
  if (!count) throw new DomainError('rule-broken', { reason: 'division-ended', params: { code: division, on } })
  return count
}
