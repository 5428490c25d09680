import { RuleState } from '@zhanwang/domain-rules/rule'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

/** A kind as the address names it. Which kinds there are only the pages know: the router is loaded to sign in. */
const KindInAddress = z.string().max(60)

/** The page's address: the day that is looked at, and which of the versions are listed below. */
export const RuleSearch = z.object({
  on: BusinessDate.optional().catch(undefined),
  kind: z.array(KindInAddress).optional().catch(undefined),
  state: z.array(RuleState).optional().catch(undefined),
  cursor: PageSearch.cursor,
})
export type RuleSearch = z.infer<typeof RuleSearch>

/** Which kind of rule is to be published. */
export const PublishSearch = z.object({ rule: KindInAddress.optional().catch(undefined) })
