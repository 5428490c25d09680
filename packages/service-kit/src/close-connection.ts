import { setTimeout as delay } from 'node:timers/promises'
import type { NatsConnection } from 'nats'

const DRAIN_TIMEOUT_MS = 3_000

/** Sends what is still to be sent, then closes; without a server to send it to, closes after 3 s. */
export async function closeConnection(connection: NatsConnection): Promise<void> {
  if (connection.isClosed()) return
  await Promise.race([connection.drain(), delay(DRAIN_TIMEOUT_MS, undefined, { ref: false })])
  await connection.close()
}
