import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import type { z } from 'zod'

type Rules = StationRegistry['procedures']['rules']

/** What binds a division: a published version, or what holds without one. */
export type BindingRule = z.output<Rules['inForce']['output']>['rules'][number]
/** A published version. */
export type RuleVersion = z.output<Rules['list']['output']>['rows'][number]
/** A kind with its value. */
export type RuleContent = z.output<Rules['publish']['input']>['rule']

export type RuleKindCode = RuleContent['kind']

/** The kind that an address names; undefined for none of this console's. */
export function findKind(text: string | undefined): (typeof REGISTRY_RULES)[number] | undefined {
  return REGISTRY_RULES.find(({ code }) => code === text)
}

/** Of these names those that are kinds; undefined for none, which asks for all. */
export function kindsOf(names: readonly string[] | undefined): RuleKindCode[] | undefined {
  const kinds = names?.flatMap((name) => findKind(name)?.code ?? [])
  return kinds && kinds.length > 0 ? kinds : undefined
}

/** The kind of a code, in words. */
export function ruleKind(code: RuleKindCode): (typeof REGISTRY_RULES)[number] {
  const kind = findKind(code)
  if (!kind) throw new Error(`no kind of rule: ${code}`)
  return kind
}
