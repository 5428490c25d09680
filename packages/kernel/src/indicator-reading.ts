import { addMonths, type BusinessDate, endOfMonth, monthOf } from './calendar.ts'
import type { DivisionCode } from './division-code.ts'
import { DomainError } from './errors.ts'
import { type IndicatorDefinition, type IndicatorReading, indicatorValue } from './indicator.ts'
import type { Language, LocalizedText } from './localized-text.ts'

/** What was counted for one division on one date. */
export interface IndicatorCount {
  readonly division: DivisionCode
  readonly divisionName: string
  readonly divisionRemark: string
  readonly on: BusinessDate
  readonly numerator: number
  readonly denominator: number
  readonly apart: Readonly<Record<string, number>>
  /** Whether anything behind the figure is demonstration data. */
  readonly demonstration: boolean
}

/** A remark of a division that begins so goes with its figures: there list and article differ. */
const CAVEAT = '口径:'
const DEMONSTRATION = { zh: '含演示数据', en: 'Includes demonstration data' }
const LONGEST_SERIES_MONTHS = 120
const USUAL_SERIES_MONTHS = 12

/** What the functions of this file say to the reader: part of the reasons of every contract with indicators. */
export const INDICATOR_REASONS = {
  'indicator-unknown': { zh: '没有这个指标', en: 'There is no such indicator' },
  'from-after-on': { zh: '起始日期 {from} 晚于 {on}', en: '{from} lies after {on}' },
  'too-many-months': { zh: '时间跨度不能超过 120 个月', en: 'At most 120 months' },
} as const satisfies Record<string, LocalizedText>

/** The definition of one of a context's own indicators. Throws `not-found` for any other code. */
export function findIndicator<D extends IndicatorDefinition>(definitions: readonly D[], code: string): D {
  const found = definitions.find((indicator) => indicator.code === code)
  if (!found) throw new DomainError('not-found', { reason: 'indicator-unknown' })
  return found
}

/** The figure as it is read: exact value, what is counted apart, what a reader must know. */
export function indicatorReading(
  definition: IndicatorDefinition,
  count: IndicatorCount,
  language: Language,
): IndicatorReading {
  const notes = count.divisionRemark.startsWith(CAVEAT) ? [count.divisionRemark] : []
  if (count.demonstration) notes.push(DEMONSTRATION[language])
  return {
    code: definition.code,
    division: count.division,
    divisionName: count.divisionName,
    asOf: count.on,
    numerator: count.numerator,
    denominator: count.denominator,
    value: indicatorValue(definition, count.numerator, count.denominator),
    unit: definition.unit,
    scale: definition.scale,
    rounding: definition.rounding,
    apart: { ...count.apart },
    notes,
  }
}

/**
 * The dates of a series by month: the last day of every month from that of `from` (default: so that there are 12 points)
 * and, in the last month, `on` itself. Throws `rule-broken` when `from` is after `on` or over 120 months before.
 */
export function monthPoints(from: BusinessDate | undefined, on: BusinessDate): BusinessDate[] {
  const first = from ?? addMonths(on, 1 - USUAL_SERIES_MONTHS)
  if (first > on) throw new DomainError('rule-broken', { reason: 'from-after-on', params: { from: first, on } })
  const points: BusinessDate[] = []
  for (let end = endOfMonth(monthOf(first)); end < on; end = endOfMonth(monthOf(addMonths(end, 1)))) {
    points.push(end)
    if (points.length >= LONGEST_SERIES_MONTHS) throw new DomainError('rule-broken', { reason: 'too-many-months' })
  }
  return [...points, on]
}
