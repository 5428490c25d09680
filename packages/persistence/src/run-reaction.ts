import { DomainError } from '@zhanwang/kernel/errors'
import type { EventEnvelope } from '@zhanwang/kernel/event'
import type pg from 'pg'
import { ClientTransaction } from './client-transaction.ts'
import { CollectedFacts } from './collected-facts.ts'
import { ConstraintViolation, isWorthRepeating } from './database-errors.ts'
import { factStatements } from './fact-statement.ts'
import type { Transaction } from './transaction.ts'
import type { Waker } from './waker.ts'

export interface Reaction {
  /** The reacting service: the actor of what it audits. */
  readonly service: string
  readonly consumer: string
  readonly envelope: EventEnvelope
}

type Work<S> = (tx: Transaction<S>) => Promise<void>

/** See `Database.reaction`. */
export async function runReaction<S>(
  pool: pg.Pool,
  waker: Waker,
  reaction: Reaction,
  work: Work<S>,
): Promise<'applied' | 'repeated'> {
  try {
    return await attemptReaction(pool, waker, reaction, work)
  } catch (error) {
    if (!isWorthRepeating(error)) throw error
    return await attemptReaction(pool, waker, reaction, work)
  }
}

async function attemptReaction<S>(
  pool: pg.Pool,
  waker: Waker,
  { service, consumer, envelope }: Reaction,
  work: Work<S>,
): Promise<'applied' | 'repeated'> {
  const open = new ClientTransaction(await pool.connect())
  try {
    // First, so that a second delivery waits here for the first and sees nothing of a half-applied event. It travels
    // with the first query of the work, which fails behind it when the event is already there.
    open.enqueue({
      name: 'inbox',
      text: 'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2)',
      values: [consumer, envelope.id],
    })
    const facts = new CollectedFacts({
      actorKind: 'system',
      actorId: service,
      actorName: service,
      procedure: consumer,
      commandId: null,
      correlationId: envelope.correlationId,
      cause: `event ${envelope.id}`,
      at: new Date(),
    })
    await work(facts.transactionOn<S>(open))
    const { audits, events } = facts
    for (const statement of factStatements({ audits, events })) open.enqueue(statement)
    await open.commit()
    if (facts.emitted) waker.wake()
    return 'applied'
  } catch (error) {
    await open.rollback()
    if (error instanceof ConstraintViolation && error.constraint === 'inbox_pkey') return 'repeated'
    throw open.lost ? new DomainError('unavailable', {}, { cause: error }) : error
  } finally {
    open.release()
  }
}
