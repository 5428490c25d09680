import { z } from 'zod'
import { BusinessDate } from './calendar.ts'
import { query } from './contract.ts'
import { DivisionCode, DivisionCodeInput } from './division-code.ts'
import { exportOf } from './export.ts'
import type { LocalizedText } from './localized-text.ts'
import { type RatioOptions, ratio } from './ratio.ts'

/** A figure as a first-class thing: what it counts, how, and where the rule comes from. */
export interface IndicatorDefinition {
  /** `station-coverage`. Unique over all contexts. */
  readonly code: string
  readonly name: LocalizedText
  readonly unit: '%' | '个' | '人' | '元' | '人次'
  /** The formula in words. */
  readonly formula: LocalizedText
  /** The document or article the formula comes from. */
  readonly source: string
  /** Digits after the point of `value`. */
  readonly scale: number
  readonly rounding: RatioOptions['rounding']
  /** What `rows` lists: the rows of the denominator, each with whether it counts in the numerator. */
  readonly rows: LocalizedText
}

/** The value of an indicator as a decimal string, null where the denominator is 0. */
export function indicatorValue(definition: IndicatorDefinition, numerator: number, denominator: number): string | null {
  return ratio(numerator, denominator, {
    scale: definition.scale,
    rounding: definition.rounding,
    percent: definition.unit === '%',
  })
}

export const IndicatorReading = z.object({
  code: z.string(),
  division: DivisionCode,
  divisionName: z.string(),
  asOf: BusinessDate,
  numerator: z.int(),
  denominator: z.int(),
  /** Decimal string; null where the denominator is 0. */
  value: z.string().nullable(),
  unit: z.string(),
  scale: z.int(),
  rounding: z.string(),
  /** Counted apart from numerator and denominator, by name: functional zones of a coverage, single modes of a split. */
  apart: z.record(z.string(), z.int()),
  /** What a reader must know: where list and article differ, what is demonstration data. */
  notes: z.array(z.string()),
})
export type IndicatorReading = z.infer<typeof IndicatorReading>

const Reading = { code: z.string().max(60), division: DivisionCodeInput, on: BusinessDate.optional() }

const rows = query({
  summary: { zh: '指标明细', en: 'The rows behind an indicator' },
  input: z.strictObject({
    ...Reading,
    counted: z.boolean().optional(),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        division: DivisionCode,
        divisionName: z.string(),
        counted: z.boolean(),
        detail: z.string(),
      }),
    ),
    /** Rows that exist behind the figure but that this reader may not see. */
    hidden: z.int(),
    next: z.string().nullable(),
  }),
  permission: 'indicator.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /indicators/{code}/rows',
})

/**
 * The contract fragment that every context with indicators serves. The gateway offers the fragments of all contexts
 * as one: `/api/v1/indicators/{code}` is answered by the context that owns the code.
 */
export const indicatorProcedures = {
  read: query({
    summary: { zh: '读取指标', en: 'Read an indicator' },
    input: z.strictObject({ ...Reading, by: z.enum(['child', 'month']).optional(), from: BusinessDate.optional() }),
    output: z.object({ reading: IndicatorReading, series: z.array(IndicatorReading) }),
    permission: 'indicator.read',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'GET /indicators/{code}',
  }),
  rows,
  export: exportOf(rows, {
    summary: { zh: '导出指标明细', en: 'Export the rows behind an indicator' },
    permission: 'indicator.export',
    rest: 'POST /indicators/{code}/rows/export',
  }),
} as const
