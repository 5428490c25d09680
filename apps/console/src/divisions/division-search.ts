import { DivisionLevel } from '@zhanwang/kernel/division-code'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

export const DivisionListSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  level: DivisionLevel.optional().catch(undefined),
  ...PageSearch,
})
export type DivisionListSearch = z.infer<typeof DivisionListSearch>
