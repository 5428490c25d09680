import { JetStreamApiError, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import { type NatsConnection, nanos } from 'nats'

export const EVENT_STREAM = 'ZW_EVENTS'
const DUPLICATE_WINDOW_MS = 10 * 60_000
/** JetStream's own number for "stream not found". */
const STREAM_NOT_FOUND = 10059

/**
 * Makes the stream of all events where it is not there yet. One that exists is left as it is, so that an operator may
 * give it replicas or limits. Throws when JetStream does not answer.
 */
export async function ensureEventStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection)
  try {
    await manager.streams.info(EVENT_STREAM)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NOT_FOUND) throw error
    // Two processes may both come here: the same settings a second time are no error.
    await manager.streams.add({
      name: EVENT_STREAM,
      subjects: ['zw.event.>'],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    })
  }
}
