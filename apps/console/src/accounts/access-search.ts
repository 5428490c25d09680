import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

/** The division stands in the shell's own part of the address. */
export const AccessSearch = z.object({
  permission: ChosenWord,
  ...PageSearch,
})
export type AccessSearch = z.infer<typeof AccessSearch>
