import type { RuleKinds } from '@zhanwang/domain-rules/rule'
import type { ruleProcedures } from '@zhanwang/domain-rules/rule-procedures'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { Kysely } from 'kysely'
import type { RuleTables } from './rule-tables.ts'

/** A division as it is now. */
export interface RuleDivision {
  readonly name: string
  readonly path: ScopePath
  /** Its last day, where it has ended. */
  readonly until: BusinessDate | null
}

/** What the handlers of a context's rules work with. */
export interface RuleParts {
  readonly db: Database<RuleTables>
  /** The context's name. */
  readonly context: string
  readonly kinds: RuleKinds
  /** A division as the service knows it; undefined for an unknown one. */
  findDivision(db: Kysely<RuleTables>, code: DivisionCode): Promise<RuleDivision | undefined>
  /** The same, held as it is until the transaction ends: its path cannot move meanwhile. */
  holdDivision(db: Kysely<RuleTables>, code: DivisionCode): Promise<RuleDivision | undefined>
}

type Procedures<K extends RuleKinds> = ReturnType<typeof ruleProcedures<string, K>>

/** The handlers of `ruleProcedures` but for the export, which is the service's. */
export type RuleHandlers<K extends RuleKinds> = {
  readonly [P in Exclude<keyof Procedures<K>, 'export'>]: HandlerOf<Procedures<K>[P]>
}

/** The handler of one procedure, for kinds of which nothing is known: they check their values themselves. */
export type RuleHandler<P extends keyof RuleHandlers<RuleKinds>> = RuleHandlers<RuleKinds>[P]
