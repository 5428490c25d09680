import { Uuid } from '@zhanwang/kernel/ids'
import { z } from 'zod'
import { ChosenWords, PageSearch } from '../forms/page-search.ts'

/** Whether a document is on trial. */
const Trial = z.enum(['yes', 'no'])
export type Trial = z.infer<typeof Trial>

/** The filters of the list of documents as they stand in the address. */
export const PolicySearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  kind: ChosenWords,
  state: ChosenWords,
  trial: Trial.optional().catch(undefined),
  ...PageSearch,
})
export type PolicySearch = z.infer<typeof PolicySearch>

/** The document whose place a new one takes, where a page knows it. */
export const PolicyRecordSearch = z.object({ supersedes: Uuid.optional().catch(undefined) })
