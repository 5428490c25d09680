import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { ChosenWord, ChosenWords, PageSearch } from '../forms/page-search.ts'

/** The page's address: the day that is looked at, and which of the versions are listed below. */
export const RuleSearch = z.object({
  on: BusinessDate.optional().catch(undefined),
  kind: ChosenWords,
  state: ChosenWords,
  cursor: PageSearch.cursor,
})
export type RuleSearch = z.infer<typeof RuleSearch>

/** Which kind of rule is to be published. */
export const PublishSearch = z.object({ rule: ChosenWord })
