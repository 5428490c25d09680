import { ApprovalStatus } from '@zhanwang/domain-approval/approval'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

/** The filters of the list of applications as they stand in the address. */
export const ApplicationSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  status: z.array(ApprovalStatus).optional().catch(undefined),
  ...PageSearch,
})
export type ApplicationSearch = z.infer<typeof ApplicationSearch>
