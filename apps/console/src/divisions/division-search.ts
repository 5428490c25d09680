import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

export const DivisionListSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  level: ChosenWord,
  ...PageSearch,
})
export type DivisionListSearch = z.infer<typeof DivisionListSearch>
