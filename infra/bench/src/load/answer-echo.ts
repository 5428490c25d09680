import type { NatsConnection } from 'nats'

/** Answers `bench.echo` with what it is asked until the parent goes. Tells the parent when it is ready. */
export async function answerEcho(connection: NatsConnection): Promise<void> {
  connection.subscribe('bench.echo', { callback: (_error, message) => void message.respond(message.data) })
  await connection.flush()
  process.send?.('ready')
  process.once('disconnect', () => process.exit())
}
