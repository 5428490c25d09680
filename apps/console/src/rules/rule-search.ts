import { RuleState } from '@zhanwang/domain-rules/rule'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

export const RuleKindCode = z.enum(REGISTRY_RULES.map(({ code }) => code))
export type RuleKindCode = z.infer<typeof RuleKindCode>

/** The page's address: the day that is looked at, and which of the versions are listed below. */
export const RuleSearch = z.object({
  on: BusinessDate.optional().catch(undefined),
  kind: z.array(RuleKindCode).optional().catch(undefined),
  state: z.array(RuleState).optional().catch(undefined),
  cursor: PageSearch.cursor,
})
export type RuleSearch = z.infer<typeof RuleSearch>

/** Which kind of rule is to be published. */
export const PublishSearch = z.object({ rule: RuleKindCode.optional().catch(undefined) })
