import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

/** The filters of the list of visits as they stand in the address. */
export const VisitSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  from: BusinessDate.optional().catch(undefined),
  to: BusinessDate.optional().catch(undefined),
  station: ChosenWord,
  ...PageSearch,
})
export type VisitSearch = z.infer<typeof VisitSearch>

/** Where a visit went, where a page knows it. */
export const VisitRecordSearch = z.object({ station: ChosenWord })
