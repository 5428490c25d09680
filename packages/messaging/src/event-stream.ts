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
 * give it replicas or limits. Returns whether it repeats what it stores, which NATS takes only when a stream is made.
 * Throws when JetStream does not answer.
 */
export async function ensureEventStream(connection: NatsConnection): Promise<{ readonly repeats: boolean }> {
  const manager = await jetstreamManager(connection)
  try {
    const { config } = await manager.streams.info(EVENT_STREAM)
    return { repeats: config.republish?.dest === REPUBLISH.dest }
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
    return { repeats: true }
  }
}
