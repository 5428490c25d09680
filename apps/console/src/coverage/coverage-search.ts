import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

export const COVERAGE_VIEWS = ['child', 'month', 'gaps', 'counted'] as const
export type CoverageView = (typeof COVERAGE_VIEWS)[number]

export const CoverageSearch = z.object({
  indicator: ChosenWord,
  on: BusinessDate.optional().catch(undefined),
  view: z.enum(COVERAGE_VIEWS).optional().catch(undefined),
  months: z.coerce.number().int().min(2).max(120).optional().catch(undefined),
  cursor: PageSearch.cursor,
})
export type CoverageSearch = z.infer<typeof CoverageSearch>
