import { ruleChanged } from '@zhanwang/domain-rules/rule-changed'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { publishedRule, type RuleRow } from './rule-columns.ts'
import type { RuleTables } from './rule-tables.ts'

/** Audits a change of a version and tells its new state. */
export function recordRule(tx: Transaction<RuleTables>, context: string, row: RuleRow, detail: JsonObject): void {
  const state = publishedRule(row)
  const { id, scopePath, division, version } = state
  tx.audit({ subjectType: 'rule', subjectId: id, scopePath, division, detail })
  tx.emit(ruleChanged(context), { aggregateId: id, aggregateVersion: version, state })
}
