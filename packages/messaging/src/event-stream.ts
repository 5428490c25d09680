import { JetStreamApiError, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import { type NatsConnection, nanos } from 'nats'

export const EVENT_STREAM = 'ZW_EVENTS'
const DUPLICATE_WINDOW_MS = 10 * 60_000
/** JetStream's own number for "stream not found". */
const STREAM_NOT_FOUND = 10059

/** What it holds is said once more, without asking for an answer: for whoever hears along and keeps nothing. */
const REPUBLISH = { src: 'zw.event.>', dest: 'zw.stored.>' }

/**
 * Makes the stream of all events where it is not there yet. One that exists is left as it is, so that an operator may
 * give it replicas or limits. Throws when JetStream does not answer, and where the stream does not repeat what it holds:
 * NATS takes that only when a stream is made.
 */
export async function ensureEventStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection)
  try {
    const { config } = await manager.streams.info(EVENT_STREAM)
    if (config.republish?.dest !== REPUBLISH.dest)
      throw new Error(
        `the stream ${EVENT_STREAM} must be made with republish from ${REPUBLISH.src} to ${REPUBLISH.dest}`,
      )
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NOT_FOUND) throw error
    // Two processes may both come here: the same settings a second time are no error.
    await manager.streams.add({
      name: EVENT_STREAM,
      subjects: ['zw.event.>'],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
      republish: REPUBLISH,
    })
  }
}
