import { Role } from '@zhanwang/domain-identity/roles'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

export const AccountSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  status: z.enum(['active', 'disabled']).optional().catch(undefined),
  ...PageSearch,
})
export type AccountSearch = z.infer<typeof AccountSearch>
