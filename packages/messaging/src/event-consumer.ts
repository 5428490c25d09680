import { AckPolicy, DeliverPolicy, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { DomainError, ERROR_CODES } from '@zhanwang/kernel/errors'
import { type EventDefinition, EventEnvelope, eventSubject } from '@zhanwang/kernel/event'
import { type NatsConnection, nanos } from 'nats'
import type { z } from 'zod'
import { EVENT_STREAM, ensureEventStream } from './event-stream.ts'
import type { Log } from './log.ts'
import { type Round, startRetryLoop } from './retry-loop.ts'

/** A message whose consumer died is given to another after this long. */
const ACK_WAIT_MS = 30_000
const MAX_ACK_PENDING = 256
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 60_000

/** An event that can never be applied as it is. */
export interface DeadLetter {
  readonly consumer: string
  readonly subject: string
  /** The event's id; null when the message could not be read that far. */
  readonly messageId: string | null
  /** The message as it came. */
  readonly body: string
  /** Why, for an operator: codes, paths and kinds, no values. */
  readonly reason: string
}

export interface EventConsumerOptions<State extends z.ZodType> {
  readonly connection: NatsConnection
  readonly definition: EventDefinition<State>
  /** Durable name, unique among all consumers: `gateway-divisions`. */
  readonly consumer: string
  /** Must bear the same event any number of times: an inbox, or an upsert of what is newer. */
  readonly apply: (envelope: EventEnvelope, state: z.output<State>) => Promise<void>
  readonly deadLetter: (letter: DeadLetter) => Promise<void>
  readonly log: Log
}

export interface EventConsumer {
  /** Finishes the event in hand; what was fetched and not begun is delivered again, to any process. */
  stop(): Promise<void>
}

/**
 * Applies every event of one kind, one after another, from the first ever published. What cannot be parsed or breaks a
 * rule (a DomainError that no retry can help) is given to `deadLetter` and not seen again; any other failure is tried again after 0.5 s, 1 s …
 * 60 s without end, while later events go on. Runs until stopped: a lost connection or consumer is taken up again.
 */
export function consumeEvent<State extends z.ZodType>(options: EventConsumerOptions<State>): EventConsumer {
  const { connection, definition, consumer, log } = options
  const subject = eventSubject(definition)
  return startRetryLoop(consume, (err, failures) => {
    log.error({ err, consumer, failures }, 'consuming events failed; trying again')
  })

  async function consume({ stopping, worked }: Round): Promise<void> {
    await ensureEventStream(connection)
    const manager = await jetstreamManager(connection)
    // The same settings a second time are no error.
    await manager.consumers.add(EVENT_STREAM, {
      durable_name: consumer,
      filter_subject: subject,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ACK_WAIT_MS),
      deliver_policy: DeliverPolicy.All,
      max_ack_pending: MAX_ACK_PENDING,
      max_deliver: -1,
    })
    const durable = await jetstream(connection).consumers.get(EVENT_STREAM, consumer)
    const messages = await durable.consume({ max_messages: 64, expires: 10_000, abort_on_missing_resource: true })
    const stop = () => messages.stop()
    stopping.addEventListener('abort', stop, { once: true })
    // A listener added after the abort is never called.
    if (stopping.aborted) stop()
    try {
      for await (const message of messages) {
        if (stopping.aborted) {
          // Fetched and not begun: another process need not wait until its time is out.
          message.nak()
          continue
        }
        await handle(message)
        worked()
      }
    } finally {
      stopping.removeEventListener('abort', stop)
      await messages.close()
    }
  }

  async function handle(message: JsMsg): Promise<void> {
    try {
      const read = readEvent(definition, message.data)
      if (read.ok) await options.apply(read.envelope, read.state)
      else await bury(message, read.messageId, read.reason)
      message.ack()
    } catch (error) {
      await fail(message, error)
    }
  }

  async function fail(message: JsMsg, error: unknown): Promise<void> {
    const attempt = message.info.deliveryCount
    if (error instanceof DomainError && ERROR_CODES[error.code].retry === 'never') {
      try {
        const read = readEvent(definition, message.data)
        await bury(message, read.ok ? read.envelope.id : read.messageId, error.message)
        message.term()
        return
      } catch (cause) {
        log.error({ err: cause, consumer, sequence: message.seq }, 'a dead letter was not stored; trying again')
      }
    }
    const delayMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 10))
    log.warn({ err: error, consumer, sequence: message.seq, attempt, delayMs }, 'an event was not applied')
    message.nak(delayMs)
  }

  async function bury(message: JsMsg, messageId: string | null, reason: string): Promise<void> {
    await options.deadLetter({ consumer, subject: message.subject, messageId, body: message.string(), reason })
    log.error({ consumer, sequence: message.seq, messageId, reason }, 'an event became a dead letter')
  }
}

export type ReadEvent<State extends z.ZodType> =
  | { readonly ok: true; readonly envelope: EventEnvelope; readonly state: z.output<State> }
  | { readonly ok: false; readonly messageId: string | null; readonly reason: string }

/** Reads a message as an event of this definition; `reason` names what is wrong without a value of it. */
export function readEvent<State extends z.ZodType>(
  definition: EventDefinition<State>,
  data: Uint8Array,
): ReadEvent<State> {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(data).toString())
  } catch {
    // The parser's message quotes its input.
    return { ok: false, messageId: null, reason: 'not JSON' }
  }
  const envelope = EventEnvelope.safeParse(json)
  if (!envelope.success) return { ok: false, messageId: null, reason: `envelope: ${summary(envelope.error)}` }
  const state = definition.state.safeParse(envelope.data.state)
  if (!state.success) return { ok: false, messageId: envelope.data.id, reason: `state: ${summary(state.error)}` }
  return { ok: true, envelope: envelope.data, state: state.data }
}

function summary(error: z.ZodError): string {
  return error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.join('.') || '(whole)'} ${issue.code}`)
    .join('; ')
}
