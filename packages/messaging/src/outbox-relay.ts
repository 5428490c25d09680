import { type JetStreamClient, jetstream } from '@nats-io/jetstream'
import type { NatsConnection } from 'nats'
import { ensureEventStream } from './event-stream.ts'
import type { Log } from './log.ts'
import type { Leadership, OutboxMessage, OutboxSource } from './outbox-source.ts'
import { startRetryLoop } from './retry-loop.ts'

/** Messages read at once, all in flight together. */
const BATCH = 256
/** How long a wake-up that was missed can delay an event. */
const POLL_MS = 500
const PUBLISH_TIMEOUT_MS = 5_000

export interface Relay {
  /** Stops after the batch in flight and gives the leadership back. The source stays open. */
  stop(): Promise<void>
}

export interface RelayOptions {
  readonly source: OutboxSource
  readonly connection: NatsConnection
  readonly log: Log
}

/**
 * Publishes a database's outbox to JetStream for as long as this process leads it: every row at least once, under the
 * row's id as message id, so that a repeat within the stream's duplicate window is dropped there and a later one by the
 * consumers' inboxes. What fails is logged and tried again, more slowly each time, without end.
 */
export function startRelay({ source, connection, log }: RelayOptions): Relay {
  return startRetryLoop(
    async ({ stopping, worked }) => {
      const leadership = await source.lead(stopping)
      if (!leadership) return
      log.info({}, 'this process relays the outbox')
      try {
        await relay(leadership, stopping, worked)
      } finally {
        await leadership.release()
      }
      if (!stopping.aborted) log.warn({}, 'the leadership of the outbox is lost')
    },
    (err, failures) => log.error({ err, failures }, 'relaying the outbox failed; trying again'),
  )

  async function relay({ lost }: Leadership, stopping: AbortSignal, worked: () => void): Promise<void> {
    await ensureEventStream(connection)
    const client = jetstream(connection, { timeout: PUBLISH_TIMEOUT_MS })
    const bell = doorbell()
    const silence = source.onWake(bell.ring)
    const ended = AbortSignal.any([lost, stopping])
    ended.addEventListener('abort', bell.ring, { once: true })
    try {
      while (!ended.aborted) {
        const messages = await source.unpublished(BATCH)
        // A leader that was replaced while it read leaves the rows to its successor.
        if (ended.aborted) return
        if (messages.length > 0) await publish(client, messages)
        worked()
        if (messages.length < BATCH) await bell.wait(POLL_MS)
      }
    } finally {
      silence()
    }
  }

  async function publish(client: JetStreamClient, messages: readonly OutboxMessage[]): Promise<void> {
    const answers = await Promise.allSettled(
      messages.map((message) => client.publish(message.subject, message.body, { msgID: message.id })),
    )
    const published = messages.filter((_, index) => answers[index]?.status === 'fulfilled').map(({ id }) => id)
    if (published.length > 0) await source.markPublished(published)
    const failed = answers.filter((answer) => answer.status === 'rejected')
    if (failed[0]) {
      throw new Error(`${failed.length} of ${messages.length} events were not acknowledged`, {
        cause: failed[0].reason,
      })
    }
  }
}

/** A bell that is not lost when it rings before someone waits. */
function doorbell(): { ring: () => void; wait: (timeoutMs: number) => Promise<void> } {
  let rung = false
  let answer: (() => void) | undefined
  return {
    ring() {
      rung = true
      answer?.()
    },
    async wait(timeoutMs) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        answer = undefined
      }
      rung = false
    },
  }
}
