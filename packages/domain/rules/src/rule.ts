import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'

/**
 * What an office may lay down for its territory: a checklist, an approval route, local holidays. A context names its
 * kinds in its domain package; who publishes one, from when and by which document is data.
 */
export interface RuleKind<Code extends string = string, V extends z.ZodType = z.ZodType> {
  /** `acceptance-checklist.station` */
  readonly code: Code
  readonly name: LocalizedText
  /** What it decides, and what holds without it: said to those who publish it. */
  readonly about: LocalizedText
  /** Wire-pure. What a stored value was once must stay readable: new fields get defaults. */
  readonly value: V
  /** What holds where no office at or above a place has published one; null: nothing does. */
  readonly fallback: z.output<V> | null
  /** Throws `rule-broken` for what a schema cannot say. */
  check?(value: z.output<V>): void
}

/** The kinds of a context: at least one. */
export type RuleKinds = readonly [RuleKind, ...RuleKind[]]

/** A kind with the types of its code and value kept. */
export function defineRuleKind<const Code extends string, V extends z.ZodType>(
  kind: RuleKind<Code, V>,
): RuleKind<Code, V> {
  return kind
}

/** What binds a place on a day, and where it comes from. A rule in use is kept by its id with whatever used it. */
export interface RuleInForce<V> {
  /** Null: nobody published one, this is the kind's fallback. */
  readonly id: Uuid | null
  readonly kind: string
  /** Whose rule it is. */
  readonly division: DivisionCode | null
  readonly divisionName: string | null
  readonly value: V
  /** Empty for the fallback. */
  readonly sourceDocument: string
  readonly validFrom: BusinessDate | null
  /** Last day; null: no end is known. */
  readonly validTo: BusinessDate | null
}

/** Title and number of the document by which an office lays a rule down. */
export const SourceDocument = z.string().trim().min(1).max(200)

export const RULE_STATES = {
  coming: { zh: '待生效', en: 'Not yet in force' },
  running: { zh: '执行中', en: 'In force' },
  ended: { zh: '已失效', en: 'Ended' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, LocalizedText>
export const RuleState = z.enum(['coming', 'running', 'ended', 'withdrawn'])
export type RuleState = z.infer<typeof RuleState>

/** The fields of a published version beside its kind and value. */
export const VERSION_FIELDS = {
  id: Uuid,
  division: DivisionCode,
  divisionName: z.string(),
  /** The administrative path of the division: whom it binds. */
  scopePath: ScopePath,
  sourceDocument: z.string(),
  validFrom: BusinessDate,
  /** Last day, by its own end, by the version that replaced it or by the end of the division; null: open. */
  validTo: BusinessDate.nullable(),
  /** It was taken back and held on no day. */
  withdrawn: z.boolean(),
  /** The version that ended this one. */
  replacedBy: Uuid.nullable(),
  version: z.int(),
}

/** A version as other services and open pages hear of it; a consumer reads `value` by the schema of the kind. */
export const PublishedRule = z.object({ ...VERSION_FIELDS, kind: z.string(), value: z.json() })
export type PublishedRule = z.infer<typeof PublishedRule>
