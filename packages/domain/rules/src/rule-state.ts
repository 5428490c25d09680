import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { PublishedRule, RuleState } from './rule.ts'

/** How a version stands on a day. */
export function ruleState(
  { withdrawn, validFrom, validTo }: Pick<PublishedRule, 'withdrawn' | 'validFrom' | 'validTo'>,
  today: BusinessDate,
): RuleState {
  if (withdrawn) return 'withdrawn'
  if (today < validFrom) return 'coming'
  return validTo !== null && validTo < today ? 'ended' : 'running'
}
