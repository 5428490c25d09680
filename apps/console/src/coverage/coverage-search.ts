import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'

export const COVERAGE_VIEWS = ['child', 'month', 'gaps', 'counted'] as const
export type CoverageView = (typeof COVERAGE_VIEWS)[number]

export const CoverageSearch = z.object({
  indicator: z.string().max(60).optional().catch(undefined),
  on: BusinessDate.optional().catch(undefined),
  view: z.enum(COVERAGE_VIEWS).optional().catch(undefined),
  months: z.coerce.number().int().min(2).max(120).optional().catch(undefined),
  cursor: z.coerce.string().max(500).optional().catch(undefined),
})
export type CoverageSearch = z.infer<typeof CoverageSearch>
