import type { EventDefinition } from '@zhanwang/kernel/event'
import type { Compilable, Kysely } from 'kysely'
import type { z } from 'zod'
import type { JsonObject } from './json.ts'

/** What an audit entry says beyond who, when and by which command. Carries no plain personal data. */
export interface AuditFact {
  readonly subjectType: string
  readonly subjectId: string
  /** Where the subject lies: the entry is seen by those whose scope covers it. */
  readonly scopePath: string
  readonly division: string | null
  readonly detail?: JsonObject
}

/** An aggregate's public state at a version, to be told to other services. */
export interface EventFact<E extends EventDefinition> {
  readonly aggregateId: string
  readonly aggregateVersion: number
  readonly state: z.input<E['state']>
}

/**
 * What the work of a command or a reaction does its work with. It ends with the work: a query after that throws.
 * The work may run twice (after a deadlock), so it has no effect outside this transaction.
 */
export interface Transaction<S> {
  /** Runs on the transaction's connection. */
  readonly db: Kysely<S>
  /**
   * Collects a statement whose result nobody reads. It travels with the COMMIT, or before the next query of `db`: a
   * command that only writes costs one round trip. What it violates rejects `command()`, not the place of this call.
   */
  write(statement: Compilable): void
  /** Collects an audit entry, written with the commit. */
  audit(entry: AuditFact): void
  /** Collects an event for the outbox, written with the commit. */
  emit<E extends EventDefinition>(event: E, fact: EventFact<E>): void
}
