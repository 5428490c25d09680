import { checkEnd } from '@zhanwang/domain-rules/rule-periods'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { OVERLAP } from './publish-rule.ts'
import { recordRule } from './record-rule.ts'
import { periodOf, publishedRule, type RuleRow } from './rule-columns.ts'
import type { RuleHandler, RuleParts } from './rule-parts.ts'
import type { RuleTables } from './rule-tables.ts'
import { lockReplacedBy, lockVersion, lockVersions, updateVersion } from './version-store.ts'

/** Sets the last day of a version, or withdraws it: then the one that it had replaced holds again. */
export function endRule({ db, context }: RuleParts): RuleHandler<'end'> {
  return ({ id, version, on, reason }, call) =>
    db
      .command(call, async (tx) => {
        const row = await lockVersion(tx.db, id, call.scopes)
        if (!row) throw new DomainError('not-found')
        // All versions of the rule, so that none is published between what is taken away and what holds again.
        await lockVersions(tx.db, row.kind, row.division_code)
        if (row.version !== version) throw new DomainError('stale')
        if (row.never_held) throw new DomainError('rule-broken', { reason: 'rule-withdrawn' })
        checkEnd(periodOf(row), on)

        const ending = on === null ? { until: row.until, last: 'never' as const } : { until: on, last: on }
        const ended = await updateVersion(tx.db, id, { ...ending, replacedBy: row.replaced_by, endReason: reason })
        const before = { validTo: publishedRule(row).validTo }
        const after = { validTo: publishedRule(ended).validTo, withdrawn: on === null }
        recordRule(tx, context, ended, { reason, before, after })
        const restored = on === null ? await restore(tx, context, row) : null
        return { id, version: ended.version, restored }
      })
      .catch((error: unknown) => {
        throw mapConstraint(error, OVERLAP)
      })
}

async function restore(tx: Transaction<RuleTables>, context: string, withdrawn: RuleRow): Promise<Uuid | null> {
  const replaced = await lockReplacedBy(tx.db, withdrawn.id)
  if (!replaced) return null
  const { id, until } = replaced
  const row = await updateVersion(tx.db, id, { until, last: until, replacedBy: null })
  recordRule(tx, context, row, { before: { validTo: replaced.last }, after: { validTo: until } })
  return id
}
