import { type NatsConnection, PermissionViolationError } from 'nats'
import { connectBatched } from './batched-transport.ts'
import type { Log } from './log.ts'

export interface NatsAddress {
  /** `nats://user:password@host:port`; several servers of one cluster are separated by commas. */
  readonly url: string
  /** Shown by the server's monitoring. */
  readonly name: string
  /** Hears of a lost connection and of its return. */
  readonly log?: Log
}

/**
 * Connects, and from then on reconnects forever by itself. Replies arrive below `_INBOX.<user>`, so that a server's
 * permissions can keep one user from reading another's replies.
 * Throws when no server answers within 5 s or the credentials are refused: the caller decides whether to try again.
 */
export async function connectNats({ url, name, log }: NatsAddress): Promise<NatsConnection> {
  const addresses = url.split(',').map((text) => new URL(text.trim()))
  const user = decodeURIComponent(addresses[0]?.username ?? '')
  const connection = await connectBatched({
    servers: addresses.map((address) => address.host),
    ...(user ? { user, pass: decodeURIComponent(addresses[0]?.password ?? ''), inboxPrefix: `_INBOX.${user}` } : {}),
    ...(addresses.some((address) => address.protocol === 'tls:') ? { tls: {} } : {}),
    name,
    timeout: 5_000,
    maxReconnectAttempts: -1,
    // A server that restarts with its users not yet loaded must not end the connection for good.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // Two unanswered pings, 20 s, tell a dead peer from a silent one.
    pingInterval: 10_000,
    maxPingOut: 2,
    // A stack captured for each request costs more than the request.
    noAsyncTraces: true,
  })
  if (log) void report(connection, log)
  return connection
}

async function report(connection: NatsConnection, log: Log): Promise<void> {
  for await (const status of connection.status()) {
    switch (status.type) {
      case 'disconnect':
        log.warn({ server: status.server }, 'NATS connection lost; reconnecting')
        break
      case 'reconnect':
        log.info({ server: status.server }, 'NATS connection is back')
        break
      case 'error':
        if (isLateAcknowledgement(status.error))
          log.warn({}, 'NATS no longer took an acknowledgement; the event comes again')
        else log.error({ err: status.error }, 'NATS refused something')
        break
      default:
        break
    }
  }
}

/** An event may be acknowledged on the connection that brought it, for two minutes: as the answer to it. */
function isLateAcknowledgement(error: Error): boolean {
  return error instanceof PermissionViolationError && error.subject.startsWith('$JS.ACK.')
}
