import type { RuleKinds } from '@zhanwang/domain-rules/rule'
import { endRule } from './end-rule.ts'
import { getRule, listRules, rulesOfDivision } from './list-rules.ts'
import { publishRule } from './publish-rule.ts'
import type { RuleHandlers, RuleParts } from './rule-parts.ts'

export type { RuleHandlers }

/** The handlers of a context's `ruleProcedures`, all but the export. */
export function ruleHandlers<K extends RuleKinds>(parts: RuleParts & { readonly kinds: K }): RuleHandlers<K> {
  const handlers: RuleHandlers<RuleKinds> = {
    list: listRules(parts),
    get: getRule(parts),
    inForce: rulesOfDivision(parts),
    publish: publishRule(parts),
    end: endRule(parts),
  }
  // The contract's schemas check at the border that a value is its kind's; in between kinds are data.
  return handlers as RuleHandlers<K>
}
