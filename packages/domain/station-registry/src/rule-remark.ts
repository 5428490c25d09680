import type { Remark } from '@zhanwang/domain-ledger/remark'
import { DomainError } from '@zhanwang/kernel/errors'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import { LIFE_CYCLE } from './life-cycle.ts'
import { REASONS } from './reasons.ts'
import { STATION_KINDS, STATION_STATUSES } from './station.ts'

/**
 * The rule that `check` breaks, as a remark on a row; empty where it holds. So that a ledger's rows are held to the very
 * functions that single commands are. What is no broken rule is thrown on.
 */
export function brokenRule(key: string | null, check: () => void): readonly Remark[] {
  try {
    check()
    return []
  } catch (failure) {
    if (!(failure instanceof DomainError) || failure.code !== 'rule-broken') throw failure
    return [ruleRemark(key, failure)]
  }
}

/** What a broken rule of this context says, as an error on a row. */
export function ruleRemark(key: string | null, { code, details: { reason = code, params } }: DomainError): Remark {
  const text = isReason(reason) ? REASONS[reason] : { zh: reason, en: reason }
  const inWords = (language: Language) => fillText(text, language, worded(params, language))
  return { severity: 'error', key, text: { zh: inWords('zh'), en: inWords('en') } }
}

const WORDS: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  kind: STATION_KINDS,
  parentKind: STATION_KINDS,
  status: STATION_STATUSES,
  step: LIFE_CYCLE,
}

/** Params as a reader calls them: 社工站 instead of `station`. */
function worded(params: Readonly<Record<string, string | number>> = {}, language: Language) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, WORDS[name]?.[value]?.[language] ?? value]),
  )
}

function isReason(reason: string): reason is keyof typeof REASONS {
  return Object.hasOwn(REASONS, reason)
}
