import { z } from 'zod'
import { ChosenWord, PageSearch } from '../forms/page-search.ts'

export const AccountSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  role: ChosenWord,
  status: z.enum(['active', 'disabled']).optional().catch(undefined),
  ...PageSearch,
})
export type AccountSearch = z.infer<typeof AccountSearch>

export const ACCOUNT_PARTS = ['grants', 'access', 'sessions', 'signIns', 'keys'] as const
export type AccountPart = (typeof ACCOUNT_PARTS)[number]

/** The part of an account's page that is shown. */
export const AccountPartSearch = z.object({ part: z.enum(ACCOUNT_PARTS).optional().catch(undefined) })
