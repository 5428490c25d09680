import type { RuleKind } from '@zhanwang/domain-rules/rule'
import { lastBefore, planPublication, type VersionPeriod } from '@zhanwang/domain-rules/rule-periods'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { anyCovers } from '@zhanwang/kernel/scope'
import { mapConstraint } from '@zhanwang/persistence/database-errors'
import type { JsonValue } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { divisionUnknown } from './list-rules.ts'
import { recordRule } from './record-rule.ts'
import { periodOf } from './rule-columns.ts'
import type { RuleDivision, RuleHandler, RuleParts } from './rule-parts.ts'
import type { RuleTables } from './rule-tables.ts'
import { insertVersion, lockVersions, updateVersion } from './version-store.ts'

/** The database's word against two versions of one rule on one day. */
export const OVERLAP = { jurisdiction_rule_valid_excl: 'rule-overlaps' } as const

/**
 * Publishes a version for a division in the caller's scope and ends the one that holds on its first day, in one
 * transaction. What was decided under the old one keeps that one's id.
 */
export function publishRule(parts: RuleParts): RuleHandler<'publish'> {
  const { db, context, kinds, holdDivision } = parts
  return ({ division, rule, sourceDocument, validFrom, validTo, replaces }, call) =>
    db
      .command(call, async (tx) => {
        const code = toDivisionCode(division)
        const place = await holdDivision(tx.db, code)
        if (!place || !anyCovers(call.scopes, place.path)) throw divisionUnknown(code)
        checkDivision(place, validFrom)
        kindOf(kinds, rule.kind).check?.(rule.value)

        const versions = (await lockVersions(tx.db, rule.kind, code)).map(periodOf)
        const { replaced } = planPublication(versions, { validFrom, validTo }, call.today)
        if (replaces !== undefined && replaces !== (replaced?.id ?? null)) throw new DomainError('stale')

        const id = newId()
        if (replaced) await replace(tx, context, replaced, { id, since: validFrom })
        const value = jsonOf(rule.value)
        const row = await insertVersion(tx.db, {
          ...{
            id,
            kind: rule.kind,
            division: code,
            divisionName: place.name,
            scopePath: place.path,
            divisionUntil: place.until,
          },
          ...{ since: validFrom, until: validTo, value, sourceDocument },
          ...{ publishedById: call.actor.id, publishedBy: call.actor.name, publishedAt: call.now },
        })
        const { kind } = rule
        const period = { validFrom, validTo, replaced: replaced?.id ?? null }
        recordRule(tx, context, row, { kind, sourceDocument, ...period, digest: sha256Hex(canonicalJson(value)) })
        return { id, version: row.version, replaced: replaced?.id ?? null }
      })
      .catch((error: unknown) => {
        throw mapConstraint(error, OVERLAP)
      })
}

async function replace(
  tx: Transaction<RuleTables>,
  context: string,
  replaced: VersionPeriod,
  by: { readonly id: Uuid; readonly since: BusinessDate },
): Promise<void> {
  const last = lastBefore(replaced, by.since)
  const ending = { until: replaced.until, last: last ?? 'never', replacedBy: by.id } as const
  const row = await updateVersion(tx.db, replaced.id, ending)
  recordRule(tx, context, row, { replacedBy: by.id, before: { validTo: replaced.last }, after: { validTo: last } })
}

function checkDivision({ until }: RuleDivision, validFrom: BusinessDate): void {
  if (until !== null && validFrom > until) {
    throw new DomainError('rule-broken', { reason: 'rule-division-ended', params: { until } })
  }
}

function kindOf(kinds: readonly RuleKind[], code: string): RuleKind {
  const kind = kinds.find((candidate) => candidate.code === code)
  if (!kind) throw new DomainError('invalid-input')
  return kind
}

/** A value as JSON carries it: it came from there. */
function jsonOf(value: unknown): JsonValue {
  const json: JsonValue = JSON.parse(JSON.stringify(value))
  return json
}
