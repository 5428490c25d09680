import { z } from 'zod'
import { Chosen, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** Whose records are shown: the whole register unless the address says otherwise. */
export const Kept = z.enum(['all', 'here'])
export type Kept = z.infer<typeof Kept>

/** The filters of the register as they stand in the address. */
export const OrganizationSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kept: Kept.optional().catch(undefined),
  kind: ChosenWords,
  gradeFrom: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  listed: ChosenWords,
  dissolved: Chosen,
  ...PageSearch,
})
export type OrganizationSearch = z.infer<typeof OrganizationSearch>
