import type { EventDefinition, EventEnvelope } from '@zhanwang/kernel/event'
import { consumeEvent, type EventConsumer } from '@zhanwang/messaging/event-consumer'
import type { Log } from '@zhanwang/messaging/log'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { NatsConnection } from 'nats'
import type { z } from 'zod'

/** What a service does when it hears of a fact of another. */
export interface Reaction {
  /** Durable name, unique among all consumers of all services: `gateway-divisions`. */
  readonly consumer: string
  start(connection: NatsConnection, log: Log): EventConsumer
}

export interface ReactionDefinition<S, State extends z.ZodType> {
  readonly consumer: string
  readonly event: EventDefinition<State>
  /** Runs once for each event, in one transaction with the inbox. It may be run again after a failure. */
  readonly apply: (state: z.output<State>, tx: Transaction<S>, envelope: EventEnvelope) => Promise<void>
}

/** Binds a reaction to a database: its inbox stops repeats, its dead-letter table keeps what cannot be applied. */
export function reaction<S, State extends z.ZodType>(
  db: Database<S>,
  { consumer, event, apply }: ReactionDefinition<S, State>,
): Reaction {
  return {
    consumer,
    start: (connection, log) =>
      consumeEvent({
        connection,
        definition: event,
        consumer,
        log,
        deadLetter: (letter) => db.recordDeadLetter(letter),
        apply: async (envelope, state) => {
          await db.reaction(consumer, envelope, (tx) => apply(state, tx, envelope))
        },
      }),
  }
}
