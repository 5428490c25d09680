import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

export const Queue = z.enum(['mine', 'submitted', 'all'])
export type Queue = z.infer<typeof Queue>

/** Which files are shown: what waits for me unless the address says otherwise. */
export const ApprovalSearch = z.object({ queue: Queue.optional().catch(undefined), ...PageSearch })
export type ApprovalSearch = z.infer<typeof ApprovalSearch>
