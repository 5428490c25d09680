import { z } from 'zod'
import { Chosen, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The filters of the list of leading groups as they stand in the address. */
export const GroupSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  /** Not `level`: that is one of them on the page of divisions. */
  levels: ChosenWords,
  dissolved: Chosen,
  ...PageSearch,
})
export type GroupSearch = z.infer<typeof GroupSearch>
