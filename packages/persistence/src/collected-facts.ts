import type { EventDefinition } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import type { Compilable } from 'kysely'
import { auditDigest } from './audit-digest.ts'
import type { ClientTransaction } from './client-transaction.ts'
import { factStatements } from './fact-statement.ts'
import type { AuditFact, EventFact, Transaction } from './transaction.ts'
import { kyselyOn } from './transaction-kysely.ts'

/** Who and what the facts of a transaction are attributed to. */
export interface Author {
  readonly actorKind: 'account' | 'system'
  readonly actorId: string
  readonly actorName: string
  readonly procedure: string
  readonly commandId: string | null
  readonly correlationId: string
  readonly cause: string | null
  readonly at: Date
}

/** More facts than these are sent on ahead of the commit, so that a transaction of any size holds few of them. */
const HELD = 100

/** The audit entries and events of one transaction, in the order in which they were told. */
export class CollectedFacts {
  /** What was not sent on yet. */
  readonly audits: unknown[][] = []
  readonly events: unknown[][] = []
  audited = false
  emitted = false
  readonly #author: Author

  constructor(author: Author) {
    this.#author = author
  }

  /** What the work gets. */
  transactionOn<S>(open: ClientTransaction): Transaction<S> {
    return {
      db: kyselyOn<S>(open),
      write: (statement: Compilable) => open.enqueueQuery(statement.compile()),
      audit: (entry) => {
        this.#audit(entry)
        this.audited = true
        this.#sendOn(open)
      },
      emit: (event, fact) => {
        this.#emit(event, fact)
        this.emitted = true
        this.#sendOn(open)
      },
    }
  }

  #sendOn(open: ClientTransaction): void {
    if (this.audits.length < HELD && this.events.length < HELD) return
    const [audits, events] = [this.audits.splice(0), this.events.splice(0)]
    for (const statement of factStatements({ audits, events })) open.enqueue(statement)
  }

  #audit({ subjectType, subjectId, scopePath, division, detail = {} }: AuditFact): void {
    const { actorKind, actorId, actorName, procedure, commandId, correlationId, cause, at } = this.#author
    const content = {
      id: newId(),
      at,
      actorKind,
      actorId,
      actorName,
      procedure,
      commandId,
      correlationId,
      subjectType,
      subjectId,
      scopePath,
      division,
      cause,
      detail,
    }
    this.audits.push([
      content.id,
      at.toISOString(),
      actorKind,
      actorId,
      actorName,
      procedure,
      commandId,
      correlationId,
      subjectType,
      subjectId,
      scopePath,
      division,
      cause,
      JSON.stringify(detail),
      auditDigest(content),
    ])
  }

  #emit<E extends EventDefinition>(event: E, { aggregateId, aggregateVersion, state }: EventFact<E>): void {
    const { actorId, correlationId, at } = this.#author
    this.events.push([
      newId(),
      event.context,
      event.type,
      event.version,
      aggregateId,
      aggregateVersion,
      at.toISOString(),
      actorId,
      correlationId,
      JSON.stringify(state),
    ])
  }
}
