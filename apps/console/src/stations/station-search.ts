import { z } from 'zod'
import { ChosenWord, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The filters of the stations list as they stand in the address; what does not parse is left out rather than refused. */
export const StationSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kind: ChosenWords,
  status: ChosenWords,
  mode: ChosenWords,
  hostType: ChosenWords,
  premises: ChosenWord,
  provenance: ChosenWord,
  parent: ChosenWord,
  ...PageSearch,
})
export type StationSearch = z.infer<typeof StationSearch>
