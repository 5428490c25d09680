import { z } from 'zod'
import { ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The filters of the list of applications as they stand in the address. */
export const ApplicationSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  status: ChosenWords,
  ...PageSearch,
})
export type ApplicationSearch = z.infer<typeof ApplicationSearch>
