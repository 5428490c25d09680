import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

/** The address of the list of imports: of which ledger. */
export const ImportListSearch = z.object({ ledger: ChosenWord, ...PageSearch })
export type ImportListSearch = z.infer<typeof ImportListSearch>

/** The address of one import: which rows are shown, and whether its columns are looked at again. */
export const ImportSearch = z.object({
  outcome: ChosenWord,
  columns: z.enum(['again']).optional().catch(undefined),
  ...PageSearch,
})
export type ImportSearch = z.infer<typeof ImportSearch>
