import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import type { z } from 'zod'
import type { RuleKindCode } from './rule-search.ts'

type Rules = StationRegistry['procedures']['rules']

/** What binds a division: a published version, or what holds without one. */
export type BindingRule = z.output<Rules['inForce']['output']>['rules'][number]
/** A published version. */
export type RuleVersion = z.output<Rules['list']['output']>['rows'][number]
/** A kind with its value. */
export type RuleContent = z.output<Rules['publish']['input']>['rule']

/** The kind of a code, in words. */
export function ruleKind(code: RuleKindCode): (typeof REGISTRY_RULES)[number] {
  const kind = REGISTRY_RULES.find((candidate) => candidate.code === code)
  if (!kind) throw new Error(`no kind of rule: ${code}`)
  return kind
}
