import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

/** The division stands in the shell's own part of the address. */
export const AccessSearch = z.object({
  permission: z.string().max(60).optional().catch(undefined),
  ...PageSearch,
})
export type AccessSearch = z.infer<typeof AccessSearch>
