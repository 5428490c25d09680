import { RuleState } from '@zhanwang/domain-rules/rule'
import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import { z } from 'zod'
import { knownFilters } from '../forms/known-filters.ts'
import type { RuleSearch } from './rule-search.ts'

type Rules = StationRegistry['procedures']['rules']

/** What binds a division: a published version, or what holds without one. */
export type BindingRule = z.output<Rules['inForce']['output']>['rules'][number]
/** A published version. */
export type RuleVersion = z.output<Rules['list']['output']>['rows'][number]
/** A kind with its value. */
export type RuleContent = z.output<Rules['publish']['input']>['rule']

const RuleKindCode = z.enum(REGISTRY_RULES.map(({ code }) => code))
export type RuleKindCode = z.infer<typeof RuleKindCode>

/** The kind that an address names; undefined for none of this console's. */
export function findKind(text: string | undefined): (typeof REGISTRY_RULES)[number] | undefined {
  return REGISTRY_RULES.find(({ code }) => code === text)
}

/** Which versions the page's address asks for. */
export function knownRuleFilters({ kind, state }: RuleSearch) {
  return knownFilters({ kind, state }, { kind: RuleKindCode, state: RuleState })
}

/** The kind of a code, in words. */
export function ruleKind(code: RuleKindCode): (typeof REGISTRY_RULES)[number] {
  const kind = findKind(code)
  if (!kind) throw new Error(`no kind of rule: ${code}`)
  return kind
}
